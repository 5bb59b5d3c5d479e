package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Schemas of the GeoReport v2 responses: the tables of the specification (wiki.open311.org/GeoReport_v2), and the types
 * and required fields of the schemas with which the Open311 community tests servers (georeport-v2). An additional field
 * is a fault, because the specification forbids it.
 */
final class GeoReportShapes {
    private static final Predicate<JsonNode> TEXT = JsonNode::isString;
    private static final Predicate<JsonNode> TEXT_OR_NULL = node -> node.isString() || node.isNull();
    private static final Predicate<JsonNode> NUMBER_OR_NULL = node -> node.isNumber() || node.isNull();
    private static final Predicate<JsonNode> TIME = GeoReportShapes::isTime;
    private static final Predicate<JsonNode> TIME_OR_NULL = node -> node.isNull() || isTime(node);

    /** @param required required fields; the others are optional */
    private record Shape(Map<String, Predicate<JsonNode>> fields, Set<String> required) {}

    private static final Shape SERVICE = new Shape(
            Map.of(
                    "service_code", TEXT,
                    "service_name", TEXT,
                    "description", TEXT_OR_NULL,
                    "metadata", JsonNode::isBoolean,
                    "type", node -> Set.of("realtime", "batch", "blackbox").contains(node.asString()),
                    "keywords", TEXT_OR_NULL,
                    "group", TEXT_OR_NULL),
            Set.of("service_code", "service_name", "metadata", "type"));

    private static final Shape DEFINITION = new Shape(
            Map.of("service_code", TEXT, "attributes", JsonNode::isArray), Set.of("service_code", "attributes"));

    private static final Shape ATTRIBUTE = new Shape(
            Map.of(
                    "variable",
                    JsonNode::isBoolean,
                    "code",
                    TEXT,
                    "datatype",
                    node -> Set.of("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")
                            .contains(node.asString()),
                    "required",
                    JsonNode::isBoolean,
                    "datatype_description",
                    TEXT_OR_NULL,
                    "order",
                    node -> node.isInt() && node.asInt() > 0,
                    "description",
                    TEXT_OR_NULL,
                    "values",
                    JsonNode::isArray),
            Set.of("variable", "code", "datatype", "required"));

    private static final Shape REQUEST = new Shape(
            Map.ofEntries(
                    Map.entry("service_request_id", TEXT),
                    Map.entry("status", node -> Set.of("open", "closed").contains(node.asString())),
                    Map.entry("status_notes", TEXT_OR_NULL),
                    Map.entry("service_name", TEXT_OR_NULL),
                    Map.entry("service_code", TEXT),
                    Map.entry(
                            "description",
                            node -> TEXT_OR_NULL.test(node) && node.asString("").length() <= 4_000),
                    Map.entry("agency_responsible", TEXT_OR_NULL),
                    Map.entry("service_notice", TEXT_OR_NULL),
                    Map.entry("requested_datetime", TIME),
                    Map.entry("updated_datetime", TIME_OR_NULL),
                    Map.entry("expected_datetime", TIME_OR_NULL),
                    Map.entry("address", TEXT_OR_NULL),
                    Map.entry("address_id", TEXT_OR_NULL),
                    Map.entry("zipcode", TEXT_OR_NULL),
                    Map.entry("lat", NUMBER_OR_NULL),
                    Map.entry("long", NUMBER_OR_NULL),
                    Map.entry("media_url", TEXT_OR_NULL)),
            Set.of("service_request_id", "status", "service_code", "requested_datetime"));

    private static final Shape CREATED = new Shape(
            Map.of(
                    "service_request_id", TEXT,
                    "service_notice", TEXT_OR_NULL,
                    "account_id", TEXT_OR_NULL),
            Set.of("service_request_id"));

    private static final Shape TOKEN =
            new Shape(Map.of("service_request_id", TEXT, "token", TEXT), Set.of("service_request_id", "token"));

    private static final Shape ERROR =
            new Shape(Map.of("code", JsonNode::isInt, "description", TEXT), Set.of("code", "description"));

    private GeoReportShapes() {}

    static void assertServices(JsonNode list) {
        assertList(list, SERVICE);
        assertThat(list).as("services").isNotEmpty();
    }

    static void assertDefinition(JsonNode definition) {
        assertShape(definition, DEFINITION);
        assertList(definition.path("attributes"), ATTRIBUTE);
    }

    static void assertRequests(JsonNode list) {
        assertList(list, REQUEST);
    }

    static void assertCreated(JsonNode list) {
        assertList(list, CREATED);
        assertThat(list).hasSize(1);
    }

    static void assertToken(JsonNode list) {
        assertList(list, TOKEN);
        assertThat(list).hasSize(1);
    }

    static void assertErrors(JsonNode list) {
        assertList(list, ERROR);
        assertThat(list).as("errors").isNotEmpty();
    }

    private static void assertList(JsonNode list, Shape shape) {
        assertThat(list.isArray()).as("%s", list).isTrue();
        list.forEach(element -> assertShape(element, shape));
    }

    private static void assertShape(JsonNode element, Shape shape) {
        assertThat(List.copyOf(element.propertyNames())).as("%s", element).containsAll(shape.required());
        element.properties().forEach(field -> {
            assertThat(shape.fields()).as("%s", element).containsKey(field.getKey());
            assertThat(shape.fields().get(field.getKey()).test(field.getValue()))
                    .as("%s of %s", field.getKey(), element)
                    .isTrue();
        });
    }

    /** A time with a zone according to the W3C note on dates. */
    private static boolean isTime(JsonNode node) {
        return node.isString()
                && node.asString().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)")
                && OffsetDateTime.parse(node.asString()).getYear() > 1970;
    }
}
