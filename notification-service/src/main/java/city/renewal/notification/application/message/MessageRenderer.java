package city.renewal.notification.application.message;

import city.renewal.notification.application.message.TemplateEngine.Place;
import city.renewal.notification.application.message.TemplateEngine.Values;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.notification.domain.message.MessageTemplate.Part;
import city.renewal.notification.domain.message.MessageTemplates;
import java.nio.charset.StandardCharsets;

/** Renders a message with its channel's template. */
public final class MessageRenderer {
    private final VersionedRules<MessageTemplates> templates;
    private final MessageTemplates builtIn;
    private final TemplateEngine templateEngine;
    private final PageAddresses pages;

    /** @param builtIn for every channel and language that has messages; administrators' templates replace some of them */
    public MessageRenderer(
            VersionedRules<MessageTemplates> templates,
            MessageTemplates builtIn,
            TemplateEngine templateEngine,
            PageAddresses pages) {
        this.templates = templates;
        this.builtIn = builtIn;
        this.templateEngine = templateEngine;
        this.pages = pages;
    }

    /** A message, ready to go; the parts that its channel has not are empty. */
    public record Composed(String subject, String text, String html, String markdown) {}

    public Composed render(Message message, ChannelName channel, Language language) {
        return render(template(channel, language), TemplateFields.of(message, language, Message.MOST_LINES, pages));
    }

    /** With as many of its alerts as fit in so many bytes of markdown, the rest as a count. */
    public Composed render(Message message, ChannelName channel, Language language, int mostBytes) {
        var template = template(channel, language);
        var most = Math.min(Message.MOST_LINES, message.lines().size());
        var rendered = render(template, TemplateFields.of(message, language, most, pages));
        while (most > 1 && bytes(rendered.markdown()) > mostBytes) {
            // Lines are about as long as each other, so that this many fit, or nearly.
            most = Math.min(most - 1, (int) ((long) most * mostBytes / bytes(rendered.markdown())));
            rendered = render(template, TemplateFields.of(message, language, Math.max(1, most), pages));
        }
        return rendered;
    }

    private MessageTemplate template(ChannelName channel, Language language) {
        return templates
                .current()
                .rules()
                .find(channel, language)
                .or(() -> builtIn.find(channel, language))
                .orElseThrow(() -> new IllegalArgumentException("Messages of %s have no template".formatted(channel)));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    public Composed render(MessageTemplate template, Values values) {
        return new Composed(
                renderPart(template, Part.SUBJECT, values),
                renderPart(template, Part.TEXT, values),
                renderPart(template, Part.HTML, values),
                renderPart(template, Part.MARKDOWN, values));
    }

    private String renderPart(MessageTemplate template, Part part, Values values) {
        var text = template.part(part);
        return text == null ? "" : templateEngine.render(text, values, place(part));
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
