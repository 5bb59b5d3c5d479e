package city.renewal.notification.application;

import city.renewal.notification.application.Typesetter.Place;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Contact.Language;
import city.renewal.notification.domain.rules.MessageTemplate;
import city.renewal.notification.domain.rules.MessageTemplate.Part;
import city.renewal.notification.domain.rules.MessageTemplates;
import java.util.Map;

/** Writes a message as its channel's template says. */
public final class Composer {
    private final VersionedRules<MessageTemplates> templates;
    private final Typesetter typesetter;

    public Composer(VersionedRules<MessageTemplates> templates, Typesetter typesetter) {
        this.templates = templates;
        this.typesetter = typesetter;
    }

    /** A message, ready to go; the parts that its channel has not are empty. */
    public record Composed(String subject, String text, String html, String markdown) {}

    public Composed compose(Message message, ChannelName channel, Language language) {
        return compose(templates.current().rules().find(channel, language), TemplateFields.of(message, language));
    }

    public Composed compose(MessageTemplate template, Map<String, String> fields) {
        return new Composed(
                set(template, Part.SUBJECT, fields),
                set(template, Part.TEXT, fields),
                set(template, Part.HTML, fields),
                set(template, Part.MARKDOWN, fields));
    }

    private String set(MessageTemplate template, Part part, Map<String, String> fields) {
        var text = template.part(part);
        return text == null ? "" : typesetter.set(text, fields, place(part));
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
