package city.renewal.starter.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Generates JSON for a schema of an OpenAPI document, with some values replaced by hostile ones. */
final class SampleBodies {
    private static final int DEEPEST = 6;

    private final JsonNode document;
    private final RandomGenerator random;
    private final HostileValues hostile;
    private final Map<String, List<String>> known;

    /** @param known ids of existing objects by property name */
    SampleBodies(JsonNode document, RandomGenerator random, HostileValues hostile, Map<String, List<String>> known) {
        this.document = document;
        this.random = random;
        this.hostile = hostile;
        this.known = known;
    }

    /** @param oneIn one of this many values is hostile */
    String json(JsonNode schema, int oneIn) {
        return value("", schema, 0, oneIn);
    }

    /** A valid value of a parameter. */
    String value(String name, JsonNode schema) {
        return value(name, schema, 0, Integer.MAX_VALUE / 8);
    }

    private String value(String name, JsonNode given, int depth, int oneIn) {
        var schema = resolved(given);
        if (depth > 0 && random.nextInt(oneIn) == 0) {
            return hostile.json();
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .toString();
        }
        if (known.containsKey(name)
                && !type(schema).equals("string")
                && !type(schema).equals("array")) {
            return hostile.one(known.getOrDefault(name, List.of()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth, oneIn);
            case "array" -> array(name, schema, depth, oneIn);
            case "integer" -> Integer.toString(random.nextInt(1, 60));
            case "number" -> Integer.toString(random.nextInt(1, 100));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "string" -> "\"" + text(name, schema.path("format").asString("")) + "\"";
            default -> "null";
        };
    }

    String text(String name, String format) {
        var values = known.get(name);
        if (values != null) {
            return hostile.one(values);
        }
        return switch (format) {
            case "date" -> "2023-%02d-%02d".formatted(random.nextInt(1, 13), random.nextInt(1, 29));
            case "date-time" -> "2023-06-30T08:%02d:00+08:00".formatted(random.nextInt(60));
            case "binary" -> "";
            default -> "some-%d".formatted(random.nextInt(5));
        };
    }

    private String object(JsonNode schema, int depth, int oneIn) {
        var properties = new LinkedHashMap<String, String>();
        if (depth < DEEPEST) {
            for (var property : schema.path("properties").properties()) {
                if (random.nextInt(8) != 0) {
                    properties.put(property.getKey(), value(property.getKey(), property.getValue(), depth + 1, oneIn));
                }
            }
        }
        var json = new StringBuilder("{");
        properties.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        if (random.nextInt(oneIn * 4) == 0 && !properties.isEmpty()) {
            json.append(",\"").append(properties.keySet().iterator().next()).append("\":1");
        }
        if (random.nextInt(oneIn * 4) == 0) {
            json.append(json.length() == 1 ? "" : ",").append("\"\\u202e\\ud800\":1");
        }
        return json.append('}').toString();
    }

    private String array(String name, JsonNode schema, int depth, int oneIn) {
        var elements = new StringBuilder("[");
        for (var count = random.nextInt(1, 3); count > 0; count--) {
            elements.append(elements.length() == 1 ? "" : ",")
                    .append(value(name, schema.path("items"), depth + 1, oneIn));
        }
        return elements.append(']').toString();
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString("");
    }
}
