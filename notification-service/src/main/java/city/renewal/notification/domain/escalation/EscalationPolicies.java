package city.renewal.notification.domain.escalation;

import java.util.List;
import java.util.Optional;

/** All policies of escalation, as they are replaced together; one of them is {@link EscalationPolicy#DEFAULT}. */
public record EscalationPolicies(List<EscalationPolicy> policies) {
    public EscalationPolicies {
        policies = List.copyOf(policies);
    }

    public Optional<EscalationPolicy> find(String policyId) {
        return policies.stream()
                .filter(policy -> policy.policyId().equals(policyId))
                .findFirst();
    }

    /** The policy of that name, or the default one when it was taken away since. */
    public EscalationPolicy get(String policyId) {
        return find(policyId).or(() -> find(EscalationPolicy.DEFAULT)).orElseGet(policies::getFirst);
    }
}
