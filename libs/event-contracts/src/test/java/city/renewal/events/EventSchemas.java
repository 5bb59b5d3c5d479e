package city.renewal.events;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Derives a JSON Schema (2020-12) from every event record: non-nullable components are required, nullable ones
 * optional. Unknown properties are allowed, because a newer writer may add some. Descriptions are taken from the
 * Javadoc.
 */
final class EventSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final Map<Class<?>, Map<String, Object>> SIMPLE = Map.of(
            String.class, Map.of("type", "string"),
            int.class, Map.of("type", "integer"),
            Integer.class, Map.of("type", "integer"),
            boolean.class, Map.of("type", "boolean"),
            Boolean.class, Map.of("type", "boolean"),
            double.class, Map.of("type", "number"),
            BigDecimal.class, Map.of("type", "number"),
            LocalDate.class, Map.of("type", "string", "format", "date"),
            Instant.class, Map.of("type", "string", "format", "date-time"));

    private final Map<String, Object> definitions = new TreeMap<>();

    private EventSchemas() {}

    /** File name and content for every event type. */
    static Map<String, String> all() {
        var files = new TreeMap<String, String>();
        EventTypes.all().forEach((type, event) -> files.put(type + ".json", JsonText.of(schema(type, event))));
        return files;
    }

    private static Map<String, Object> schema(String type, Class<?> event) {
        var schemas = new EventSchemas();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        schema.put("$id", "urn:renewal:event:" + type);
        schema.put("title", event.getSimpleName());
        schema.putAll(schemas.object(event));
        if (!schemas.definitions.isEmpty()) {
            schema.put("$defs", schemas.definitions);
        }
        return schema;
    }

    /** A nested type has the outer record's name as a prefix: several records have a State. */
    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer != null && outer.isRecord() ? outer.getSimpleName() + type.getSimpleName() : type.getSimpleName();
    }

    private Map<String, Object> object(Class<?> record) {
        var javadoc = Javadoc.of(record);
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : record.getRecordComponents()) {
            properties.put(component.getName(), property(record, component, javadoc));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        var object = new LinkedHashMap<String, Object>();
        if (!javadoc.text().isEmpty()) {
            object.put("description", javadoc.text());
        }
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", required);
        if (record == Anchor.class) {
            object.put(
                    "oneOf", List.of(Map.of("required", List.of("finishBy")), Map.of("required", List.of("startOn"))));
        }
        return object;
    }

    private Map<String, Object> property(Class<?> record, RecordComponent component, Javadoc javadoc) {
        var property = new LinkedHashMap<String, Object>(valueOf(record, component));
        var meaning = javadoc.ofComponent(component.getName());
        if (!meaning.isEmpty()) {
            property.put("description", meaning);
        }
        return property;
    }

    private Map<String, Object> valueOf(Class<?> record, RecordComponent component) {
        if (record == Money.class) {
            // Text, so that no reader converts it to a float; the format is that of Money.
            return component.getName().equals("amount")
                    ? inOrder("type", "string", "pattern", "^-?\\d+\\.\\d{2}$")
                    : Map.of("const", Money.CNY);
        }
        return value(component.getGenericType());
    }

    private Map<String, Object> value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return inOrder("type", "array", "items", value(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("Expected a class or a list, but got " + type);
        }
        var simple = SIMPLE.get(plain);
        if (simple != null) {
            return new TreeMap<>(simple).descendingMap();
        }
        var name = name(plain);
        if (!definitions.containsKey(name)) {
            // Registered before it is derived, so that a recursive record terminates.
            definitions.put(name, Map.of());
            definitions.put(name, plain.isEnum() ? enumeration(plain) : object(plain));
        }
        return Map.of("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> enumeration(Class<?> type) {
        var javadoc = Javadoc.of(type);
        var schema = new LinkedHashMap<String, Object>();
        if (!javadoc.text().isEmpty()) {
            schema.put("description", javadoc.text());
        }
        schema.put(
                "enum",
                Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList());
        return schema;
    }

    private static Map<String, Object> inOrder(String key, Object value, String otherKey, Object otherValue) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
