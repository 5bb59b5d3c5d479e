package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.application.message.TemplateFields;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.notification.domain.routing.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates in force; version 0 is what the service came with.
 *
 * @param templates for every channel and language that has one, whether set or built in
 * @param fields what a template may read
 * @param lists sections that are there once for each of a message's alerts, with the alert's own fields in them
 */
record TemplatesRow(
        long version,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        List<MessageTemplate> templates,
        List<String> fields,
        List<String> lists) {
    static TemplatesRow of(Versioned<MessageTemplates> version, MessageTemplates builtIn) {
        return new TemplatesRow(
                version.version(),
                version.changedBy(),
                version.changedAt(),
                version.rules().over(builtIn).templates(),
                TemplateFields.NAMES,
                TemplateFields.LISTS.stream().sorted().toList());
    }
}
