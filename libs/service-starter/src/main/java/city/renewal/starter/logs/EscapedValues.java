package city.renewal.starter.logs;

import city.renewal.events.PlainText;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Escapes characters in log values that a terminal would interpret: control characters and characters that change the
 * text direction. JSON itself escapes line breaks, so that one event is one line.
 */
public final class EscapedValues implements StructuredLoggingJsonMembersCustomizer<Object> {
    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, PlainText::shown));
    }
}
