package city.renewal.notification.domain.message;

import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.message.Contact.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Templates, at most one for each channel and language. */
public record MessageTemplates(List<MessageTemplate> templates) {
    public static final int MOST = 50;
    public static final MessageTemplates NONE = new MessageTemplates(List.of());

    /** @throws InvalidRecord for a second template of a channel and language */
    public MessageTemplates {
        var all = List.copyOf(templates);
        InvalidRecord.unless(MessageTemplates.class, errors -> {
            errors.list("templates", all, MOST);
            var seen = new HashSet<String>();
            for (var i = 0; i < all.size(); i++) {
                errors.check(
                        seen.add(all.get(i).channel() + "/" + all.get(i).language()),
                        "templates[%d].language".formatted(i),
                        "must not be there twice for one channel");
            }
        });
        templates = all;
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
