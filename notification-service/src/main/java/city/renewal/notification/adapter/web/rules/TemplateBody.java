package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.application.message.TemplateFields;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.notification.domain.message.MessageTemplate.Part;
import city.renewal.starter.web.Violations;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A template as an administrator sends it, with exactly the parts that its channel has. */
record TemplateBody(
        @Nullable ChannelName channel,
        @Nullable Language language,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String markdown) {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_SUBJECT = 300;

    /** @param at the path in front of its fields, with a dot at its end; empty: it is the body itself */
    MessageTemplate read(String at, TemplateEngine templateEngine, Violations violations) {
        violations.given(at + "channel", channel);
        violations.given(at + "language", language);
        var template = new MessageTemplate(
                Objects.requireNonNullElse(channel, ChannelName.EMAIL),
                Objects.requireNonNullElse(language, Language.ZH),
                subject,
                text,
                html,
                markdown);
        if (channel == null) {
            return template;
        }
        var parts = MessageTemplate.parts(channel);
        violations.check(!parts.isEmpty(), at + "channel", "has no templates: its messages are data");
        for (var part : Part.values()) {
            var field = at + part.name().toLowerCase(Locale.ROOT);
            var given = template.part(part);
            if (parts.contains(part)) {
                check(
                        field,
                        violations.note(field, given, part == Part.SUBJECT ? LONGEST_SUBJECT : LONGEST),
                        part,
                        templateEngine,
                        violations);
            } else if (!parts.isEmpty()) {
                violations.check(
                        given == null, field, "must be left out: messages of %s have no such part".formatted(channel));
            }
        }
        return template;
    }

    private static void check(
            String field, String template, Part part, TemplateEngine templateEngine, Violations violations) {
        templateEngine
                .fault(template, TemplateFields.NAMES, TemplateFields.LISTS)
                .ifPresent(fault -> violations.add(field, fault));
        violations.check(part != Part.SUBJECT || template.lines().count() <= 1, field, "must be one line");
    }
}
