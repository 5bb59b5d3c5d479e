package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.domain.message.MessageTemplate;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates as an administrator sends them: all that are not to read as the service came with them. */
record TemplatesBody(@Nullable List<@Nullable TemplateBody> templates) {
    private static final int MOST = 50;

    MessageTemplates read(TemplateEngine templateEngine) {
        var violations = new Violations();
        violations.given("templates", templates);
        var read = new ArrayList<MessageTemplate>();
        var seen = new HashSet<String>();
        var sent = violations.list("templates", templates, MOST);
        for (var i = 0; i < sent.size(); i++) {
            var at = "templates[%d].".formatted(i);
            var template = sent.get(i).read(at, templateEngine, violations);
            violations.check(
                    seen.add(template.channel() + "/" + template.language()),
                    at + "language",
                    "must not be there twice for one channel");
            read.add(template);
        }
        violations.refuse();
        return new MessageTemplates(read);
    }
}
