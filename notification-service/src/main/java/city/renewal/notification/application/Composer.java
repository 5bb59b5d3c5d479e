package city.renewal.notification.application;

import city.renewal.notification.application.Typesetter.Place;
import city.renewal.notification.application.Typesetter.Values;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Contact.Language;
import city.renewal.notification.domain.rules.MessageTemplate;
import city.renewal.notification.domain.rules.MessageTemplate.Part;
import city.renewal.notification.domain.rules.MessageTemplates;
import java.nio.charset.StandardCharsets;

/** Writes a message as its channel's template says. */
public final class Composer {
    private final VersionedRules<MessageTemplates> templates;
    private final Typesetter typesetter;
    private final PageAddresses pages;

    public Composer(VersionedRules<MessageTemplates> templates, Typesetter typesetter, PageAddresses pages) {
        this.templates = templates;
        this.typesetter = typesetter;
        this.pages = pages;
    }

    /** A message, ready to go; the parts that its channel has not are empty. */
    public record Composed(String subject, String text, String html, String markdown) {}

    public Composed compose(Message message, ChannelName channel, Language language) {
        return compose(
                templates.current().rules().find(channel, language),
                TemplateFields.of(message, language, Message.MOST_LINES, pages));
    }

    /** With as many of its alerts as fit in so many bytes of markdown, the rest as a count. */
    public Composed compose(Message message, ChannelName channel, Language language, int mostBytes) {
        var template = templates.current().rules().find(channel, language);
        var most = Math.min(Message.MOST_LINES, message.lines().size());
        var composed = compose(template, TemplateFields.of(message, language, most, pages));
        while (most > 1 && bytes(composed.markdown()) > mostBytes) {
            // Lines are about as long as each other, so that this many fit, or nearly.
            most = Math.min(most - 1, (int) ((long) most * mostBytes / bytes(composed.markdown())));
            composed = compose(template, TemplateFields.of(message, language, Math.max(1, most), pages));
        }
        return composed;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    public Composed compose(MessageTemplate template, Values values) {
        return new Composed(
                set(template, Part.SUBJECT, values),
                set(template, Part.TEXT, values),
                set(template, Part.HTML, values),
                set(template, Part.MARKDOWN, values));
    }

    private String set(MessageTemplate template, Part part, Values values) {
        var text = template.part(part);
        return text == null ? "" : typesetter.set(text, values, place(part));
    }

    private static Place place(Part part) {
        return switch (part) {
            case SUBJECT -> Place.HEADER;
            case TEXT -> Place.PLAIN;
            case HTML -> Place.HTML;
            case MARKDOWN -> Place.MARKDOWN;
        };
    }
}
