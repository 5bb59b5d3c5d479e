package city.renewal.starter.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts records to BSON documents and back, by way of their JSON form: dates and instants are ISO text, money is
 * text, other decimals are {@code Decimal128}. A document therefore reads like the fact's JSON in every tool.
 *
 * <p>Only record components are stored. A derived property such as {@code isOpen()} would be written and never read,
 * and could contradict the components once its rule changes.
 */
public final class Bson {
    static final JsonMapper MAPPER = Json.lenient()
            .rebuild()
            .addModules(ServiceLoader.load(StoredTypes.class, Bson.class.getClassLoader()).stream()
                    .<JacksonModule>map(ServiceLoader.Provider::get)
                    .toList())
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .build();

    private Bson() {}

    public static Document document(Object value) {
        if (toBson(MAPPER.valueToTree(value)) instanceof Document document) {
            return document;
        }
        throw new IllegalArgumentException("Expected something that is an object in JSON, but got " + value.getClass());
    }

    /** Reads what {@link #document} or {@link CompressedJson#document} wrote. */
    public static <T> T read(Document document, Class<T> type) {
        var packed = CompressedJson.bytes(document);
        if (packed != null) {
            MemoryPermit.acquire();
            return MAPPER.readValue(CompressedJson.decompress(packed), type);
        }
        return MAPPER.treeToValue(tree(document), type);
    }

    private static @Nullable Object toBson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var document = new Document();
                for (var property : node.properties()) {
                    document.put(property.getKey(), toBson(property.getValue()));
                }
                yield document;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(node.size());
                node.forEach(element -> list.add(toBson(element)));
                yield list;
            }
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL, MISSING -> null;
            case BINARY, POJO -> throw new IllegalArgumentException("No JSON shape: " + node);
        };
    }

    private static Object number(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        if (node.isLong()) {
            return node.longValue();
        }
        return node.isDouble() ? node.doubleValue() : new Decimal128(node.decimalValue());
    }

    private static JsonNode tree(@Nullable Object value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value) {
            case null -> nodes.nullNode();
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case String text -> nodes.stringNode(text);
            case Boolean truth -> nodes.booleanNode(truth);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case Decimal128 number -> nodes.numberNode(number.bigDecimalValue());
            default -> nodes.pojoNode(value);
        };
    }

    private static ObjectNode object(Map<?, ?> map) {
        var object = JsonNodeFactory.instance.objectNode();
        map.forEach((key, element) -> object.set(String.valueOf(key), tree(element)));
        return object;
    }

    private static ArrayNode array(List<?> list) {
        var array = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(element -> array.add(tree(element)));
        return array;
    }
}
