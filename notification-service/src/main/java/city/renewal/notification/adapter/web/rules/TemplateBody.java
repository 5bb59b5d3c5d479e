package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.application.message.TemplateFields;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.starter.web.Violations;
import org.jspecify.annotations.Nullable;

/** A template as an administrator sends it, with exactly the parts that its channel has. */
record TemplateBody(
        @Nullable ChannelName channel,
        @Nullable Language language,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String markdown) {

    /**
     * Null if it is invalid, and then there are violations.
     *
     * @param at the path to it; empty: it is the body itself
     */
    @Nullable
    MessageTemplate read(String at, TemplateEngine templateEngine, Violations violations) {
        var prefix = at.isEmpty() ? "" : at + ".";
        var by = violations.given(prefix + "channel", channel);
        var in = violations.given(prefix + "language", language);
        if (by == null || in == null) {
            return null;
        }
        var template = violations.construct(at, () -> new MessageTemplate(by, in, subject, text, html, markdown));
        if (template != null) {
            template.given()
                    .forEach((part, given) -> templateEngine
                            .fault(given, TemplateFields.NAMES, TemplateFields.LISTS)
                            .ifPresent(fault -> violations.add(prefix + part.field(), fault)));
        }
        return template;
    }
}
