package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.routing.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies in force, and who set them; version 0 is what the service came with. */
record PoliciesRow(
        long version, @Nullable String changedBy, @Nullable Instant changedAt, List<EscalationPolicy> policies) {
    static PoliciesRow of(Versioned<EscalationPolicies> version) {
        return new PoliciesRow(
                version.version(),
                version.changedBy(),
                version.changedAt(),
                version.rules().policies());
    }
}
