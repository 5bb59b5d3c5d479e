package city.renewal.starter.logs;

import city.renewal.events.PlainText;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Escapes in every value of a log line what a terminal would obey instead of show: control characters and those that change
 * the direction of writing. Line breaks are escaped by JSON itself, so that one event is one line.
 */
public final class EscapedValues implements StructuredLoggingJsonMembersCustomizer<Object> {
    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, PlainText::shown));
    }
}
