package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Templates as an administrator sends them: all that are not to read as the service came with them. */
record TemplatesBody(@Nullable List<@Nullable TemplateBody> templates) {
    MessageTemplates read(TemplateEngine templateEngine) {
        var violations = new Violations();
        violations.given("templates", templates);
        var read = new ArrayList<MessageTemplate>();
        var sent = violations.list("templates", templates, MessageTemplates.MOST);
        for (var i = 0; i < sent.size(); i++) {
            var template = sent.get(i).read("templates[%d]".formatted(i), templateEngine, violations);
            if (template != null) {
                read.add(template);
            }
        }
        violations.refuse();
        var all = violations.construct("", () -> new MessageTemplates(read));
        violations.refuse();
        return Objects.requireNonNull(all);
    }
}
