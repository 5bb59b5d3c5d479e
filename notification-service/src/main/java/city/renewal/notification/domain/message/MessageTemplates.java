package city.renewal.notification.domain.message;

import city.renewal.notification.domain.message.Contact.Language;
import java.util.List;
import java.util.Optional;

/** Templates, at most one for each channel and language. */
public record MessageTemplates(List<MessageTemplate> templates) {
    public static final MessageTemplates NONE = new MessageTemplates(List.of());

    public MessageTemplates {
        templates = List.copyOf(templates);
    }

    /** What a message of a channel reads like in a language; empty for a channel without templates, such as the inbox. */
    public Optional<MessageTemplate> find(ChannelName channel, Language language) {
        return templates.stream()
                .filter(template -> template.channel() == channel && template.language() == language)
                .findFirst();
    }

    /** Every built-in template, or these in its place. */
    public MessageTemplates over(MessageTemplates builtIn) {
        return new MessageTemplates(builtIn.templates.stream()
                .map(each -> find(each.channel(), each.language()).orElse(each))
                .toList());
    }
}
