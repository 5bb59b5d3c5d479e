package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.message.MessageRenderer;
import city.renewal.notification.application.message.MessageRenderer.Composed;
import city.renewal.notification.application.message.TemplateEngine;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.ReplaceRules.Result;
import city.renewal.notification.domain.message.MessageTemplates;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Violations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The templates of messages, by channel and language. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplatesController {
    private final ReplaceRules<MessageTemplates> templates;
    private final MessageTemplates builtIn;
    private final MessageRenderer renderer;
    private final TemplateEngine templateEngine;

    TemplatesController(
            ReplaceRules<MessageTemplates> templates,
            @Qualifier("builtInTemplates") MessageTemplates builtIn,
            MessageRenderer renderer,
            TemplateEngine templateEngine) {
        this.templates = templates;
        this.builtIn = builtIn;
        this.renderer = renderer;
        this.templateEngine = templateEngine;
    }

    @GetMapping
    @Allow(Role.ADMIN)
    ResponseEntity<TemplatesRow> getTemplates() {
        var current = templates.current();
        return ResponseEntity.ok().eTag(Etags.of(current.version())).body(TemplatesRow.of(current, builtIn));
    }

    /** In force from the next attempt to deliver on; what is left out reads as the service came with it. */
    @PutMapping
    @Allow(value = Role.ADMIN, everywhere = true)
    ResponseEntity<TemplatesRow> replaceTemplates(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody TemplatesBody body,
            Caller caller) {
        var read = Etags.required(ifMatch);
        return switch (templates.replace(body.read(templateEngine), read, caller)) {
            case Result.Replaced<MessageTemplates>(var version) ->
                ResponseEntity.ok().eTag(Etags.of(version.version())).body(TemplatesRow.of(version, builtIn));
            case Result.Stale<MessageTemplates>(var current) -> throw StaleRules.problem(current);
        };
    }

    /** What a made-up message about three nodes would read like. Nothing is stored or sent. */
    @PostMapping("/preview")
    @Allow(Role.ADMIN)
    Composed previewTemplate(@RequestBody TemplateBody body) {
        var violations = new Violations();
        var template = body.read("", templateEngine, violations);
        violations.refuse();
        return renderer.render(Objects.requireNonNull(template), SampleMessage.values(template.language()));
    }
}
