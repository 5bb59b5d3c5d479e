package city.renewal.gateway.logs;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Escapes characters in the values of log lines that a terminal would interpret: control characters and those that change
 * the direction of writing. Line breaks are escaped by JSON itself, so that one event is one line.
 */
public final class EscapedValues implements StructuredLoggingJsonMembersCustomizer<Object> {
    private static final Pattern HIDDEN = Pattern.compile(
            "[\\p{Cc}\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF&&[^\\n\\r\\t]]");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, EscapedValues::shown));
    }

    static String shown(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
    }
}
