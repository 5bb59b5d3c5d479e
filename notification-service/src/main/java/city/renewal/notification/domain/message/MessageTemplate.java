package city.renewal.notification.domain.message;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.message.Contact.Language;
import java.util.EnumMap;
import java.util.Locale;
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
        MARKDOWN;

        /** The name of the template's field. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 20_000;
    private static final int LONGEST_SUBJECT = 300;

    /** @throws InvalidRecord unless it has exactly the parts that its channel has */
    public MessageTemplate {
        var texts = new EnumMap<Part, @Nullable String>(Part.class);
        texts.put(Part.SUBJECT, subject);
        texts.put(Part.TEXT, text);
        texts.put(Part.HTML, html);
        texts.put(Part.MARKDOWN, markdown);
        InvalidRecord.unless(MessageTemplate.class, errors -> {
            var parts = parts(channel);
            errors.check(!parts.isEmpty(), "channel", "has no templates: its messages are data");
            for (var part : Part.values()) {
                if (parts.contains(part)) {
                    check(errors, part, texts.get(part));
                } else if (!parts.isEmpty()) {
                    errors.check(
                            texts.get(part) == null,
                            part.field(),
                            "must be left out: messages of %s have no such part".formatted(channel));
                }
            }
        });
    }

    private static void check(FieldErrors errors, Part part, @Nullable String given) {
        var text = errors.note(part.field(), given, part == Part.SUBJECT ? LONGEST_SUBJECT : LONGEST);
        errors.check(part != Part.SUBJECT || text.lines().count() <= 1, part.field(), "must be one line");
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
