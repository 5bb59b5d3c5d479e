package city.renewal.notification.domain.rules;

/** The rules in force at one moment, as a batch of decisions is made by. */
public record Rulebook(Versioned<EscalationPolicies> policies) {
    public EscalationPolicy policy(String policyId) {
        return policies.rules().get(policyId);
    }

    /** A policy as an explanation names it. */
    public String nameOf(EscalationPolicy policy) {
        return "policy %s, version %d".formatted(policy.policyId(), policies.version());
    }
}
