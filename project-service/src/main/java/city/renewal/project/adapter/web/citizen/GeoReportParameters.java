package city.renewal.project.adapter.web.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parameters of a GeoReport request, from a form (as in the specification), a multipart form, or a JSON object with
 * the same names. An empty parameter counts as missing; of several with the same name the first counts. Unknown names
 * in a body are ignored, because clients send the fields of other cities.
 */
record GeoReportParameters(Map<String, String> values) {
    private static final int MAX = 200;

    GeoReportParameters {
        values = Map.copyOf(values);
    }

    /** @throws GeoReportRefusal if the body is neither, or malformed */
    static GeoReportParameters of(HttpServletRequest request, JsonMapper mapper) throws IOException {
        var type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        return type.startsWith("application/json") ? ofJson(request, mapper) : ofForm(request);
    }

    /** The query parameters; several values with the same name are joined with commas. */
    static GeoReportParameters ofQuery(HttpServletRequest request) {
        var values = new HashMap<String, String>();
        request.getParameterMap().forEach((name, given) -> put(values, name, String.join(",", given)));
        return new GeoReportParameters(values);
    }

    private static GeoReportParameters ofForm(HttpServletRequest request) {
        var values = new HashMap<String, String>();
        request.getParameterMap().forEach((name, given) -> put(values, name, given.length == 0 ? null : given[0]));
        return new GeoReportParameters(values);
    }

    private static GeoReportParameters ofJson(HttpServletRequest request, JsonMapper mapper) throws IOException {
        JsonNode body;
        try {
            body = mapper.readTree(request.getInputStream());
        } catch (JacksonException e) {
            throw GeoReportRefusal.invalid("The body is no JSON that can be read: " + e.getOriginalMessage());
        }
        if (!body.isObject()) {
            throw GeoReportRefusal.invalid("The body must be a JSON object of the parameters");
        }
        var values = new HashMap<String, String>();
        for (var property : body.properties()) {
            var value = property.getValue();
            if (property.getKey().equals("attribute") && value.isObject()) {
                value.properties()
                        .forEach(each -> put(values, "attribute[" + each.getKey() + "]", text(each.getValue())));
            } else {
                put(values, property.getKey(), text(value));
            }
        }
        return new GeoReportParameters(values);
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty() ? null : text(value.get(0));
        }
        return value.isString() ? value.stringValue() : value.isNumber() || value.isBoolean() ? value.toString() : null;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank() && values.size() < MAX) {
            values.put(name, value.strip());
        }
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** The value of {@code attribute[code]}, or the first of several values. */
    @Nullable
    String attribute(String code) {
        var one = values.get("attribute[%s]".formatted(code));
        return one == null ? values.get("attribute[%s][]".formatted(code)) : one;
    }

    /** The comma-separated values of a parameter. */
    List<String> list(String name) {
        var value = get(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
