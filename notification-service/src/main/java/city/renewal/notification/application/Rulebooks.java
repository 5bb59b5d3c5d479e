package city.renewal.notification.application;

import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.rules.EscalationPolicies;
import city.renewal.notification.domain.rules.Rulebook;
import java.time.Instant;

/** Reads the rules in force, once per batch of decisions. */
public final class Rulebooks {
    private final VersionedRules<EscalationPolicies> policies;

    public Rulebooks(VersionedRules<EscalationPolicies> policies) {
        this.policies = policies;
    }

    /** The pipeline by the rules of this moment. */
    public Pipeline pipeline(Instant now) {
        return new Pipeline(new Rulebook(policies.current()), now);
    }
}
