package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.StaleRules;
import city.renewal.notification.application.rules.ReplaceRules;
import city.renewal.notification.application.rules.ReplaceRules.Result;
import city.renewal.notification.domain.escalation.EscalationPolicies;
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

/** The escalation policies, read and replaced together. */
@RestController
@RequestMapping("/api/v1/escalation-policies")
class PoliciesController {
    private final ReplaceRules<EscalationPolicies> policies;

    PoliciesController(ReplaceRules<EscalationPolicies> policies) {
        this.policies = policies;
    }

    @GetMapping
    @Allow(Role.ADMIN)
    ResponseEntity<PoliciesRow> getEscalationPolicies() {
        var current = policies.current();
        return ResponseEntity.ok().eTag(Etags.of(current.version())).body(PoliciesRow.of(current));
    }

    /** In force from every alert's next step on; a wait that has begun keeps its end. */
    @PutMapping
    @Allow(value = Role.ADMIN, everywhere = true)
    ResponseEntity<PoliciesRow> replaceEscalationPolicies(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PoliciesBody body,
            Caller caller) {
        var read = Etags.required(ifMatch);
        return switch (policies.replace(body.read(), read, caller)) {
            case Result.Replaced<EscalationPolicies>(var version) ->
                ResponseEntity.ok().eTag(Etags.of(version.version())).body(PoliciesRow.of(version));
            case Result.Stale<EscalationPolicies>(var current) -> throw StaleRules.problem(current);
        };
    }
}
