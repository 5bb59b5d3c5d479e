package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.ReplaceRules.Result;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The kinds of alerts with their severities and inhibitions; read and replaced together. */
@RestController
@RequestMapping("/api/v1/alert-kinds")
class AlertKindsController {
    private final ReplaceRules<AlertKinds> kinds;

    AlertKindsController(ReplaceRules<AlertKinds> kinds) {
        this.kinds = kinds;
    }

    @GetMapping
    @Allow(Role.ADMIN)
    ResponseEntity<AlertKindsRow> getAlertKinds() {
        var current = kinds.current();
        return ResponseEntity.ok().eTag(Etags.of(current.version())).body(AlertKindsRow.of(current));
    }

    /** In force within seconds, for what is known already as well: what is switched off is resolved. */
    @PutMapping
    @Allow(value = Role.ADMIN, everywhere = true)
    ResponseEntity<AlertKindsRow> replaceAlertKinds(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody AlertKindsBody body,
            Caller caller) {
        var read = Etags.required(ifMatch);
        return switch (kinds.replace(body.read(), read, caller)) {
            case Result.Replaced<AlertKinds>(var version) ->
                ResponseEntity.ok().eTag(Etags.of(version.version())).body(AlertKindsRow.of(version));
            case Result.Stale<AlertKinds>(var current) -> throw StaleRules.problem(current);
        };
    }
}
