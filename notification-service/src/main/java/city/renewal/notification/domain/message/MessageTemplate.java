package city.renewal.notification.domain.message;

import city.renewal.notification.domain.message.Contact.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a message reads on one channel in one language: a text with {@code {{fields}}} for each part that the channel has. */
public record MessageTemplate(
        ChannelName channel,
        Language language,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String markdown) {
    /** A part of a message, and what its values must be kept from. */
    public enum Part {
        /** One line, as a header is. */
        SUBJECT,
        TEXT,
        HTML,
        MARKDOWN
    }

    /** The parts that a channel's messages have; none: the channel has no templates. */
    public static Set<Part> parts(ChannelName channel) {
        return switch (channel) {
            case INBOX, WEBHOOK -> Set.of();
            case EMAIL -> Set.of(Part.SUBJECT, Part.TEXT, Part.HTML);
            case WECOM -> Set.of(Part.MARKDOWN);
            case DINGTALK -> Set.of(Part.SUBJECT, Part.MARKDOWN);
            case SMS -> Set.of(Part.TEXT);
        };
    }

    public @Nullable String part(Part part) {
        return switch (part) {
            case SUBJECT -> subject;
            case TEXT -> text;
            case HTML -> html;
            case MARKDOWN -> markdown;
        };
    }

    /** The parts that it has. */
    public Map<Part, String> given() {
        var given = new EnumMap<Part, String>(Part.class);
        for (var part : Part.values()) {
            var text = part(part);
            if (text != null) {
                given.put(part, text);
            }
        }
        return given;
    }
}
