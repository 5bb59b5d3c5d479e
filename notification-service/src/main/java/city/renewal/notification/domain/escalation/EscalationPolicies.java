package city.renewal.notification.domain.escalation;

import city.renewal.events.validation.InvalidRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** All policies of escalation, as they are replaced together; one of them is {@link EscalationPolicy#DEFAULT}. */
public record EscalationPolicies(List<EscalationPolicy> policies) {
    public static final int MOST = 50;

    /** @throws InvalidRecord unless every id is there once, and the default one is among them */
    public EscalationPolicies {
        var all = List.copyOf(policies);
        InvalidRecord.unless(EscalationPolicies.class, errors -> {
            errors.list("policies", all, MOST);
            var ids = new HashSet<String>();
            for (var i = 0; i < all.size(); i++) {
                errors.check(
                        ids.add(all.get(i).policyId()),
                        "policies[%d].policyId".formatted(i),
                        "must not be there twice");
            }
            errors.check(
                    ids.contains(EscalationPolicy.DEFAULT),
                    "policies",
                    "must contain one with the policyId '%s'".formatted(EscalationPolicy.DEFAULT));
        });
        policies = all;
    }

    public Optional<EscalationPolicy> find(String policyId) {
        return policies.stream()
                .filter(policy -> policy.policyId().equals(policyId))
                .findFirst();
    }

    /** The policy of that name, or the default one when it was taken away since. */
    public EscalationPolicy get(String policyId) {
        return find(policyId).or(() -> find(EscalationPolicy.DEFAULT)).orElseThrow();
    }
}
