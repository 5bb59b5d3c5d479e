package city.renewal.notification.application.rules;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.SomeRules.A_DAY_EACH;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps versions of rules promises. */
public abstract class VersionedRulesContract {
    private static final EscalationPolicies OTHERS =
            new EscalationPolicies(List.of(EscalationPolicy.everyLevel(WorkingTime.OFFICE, Wait.SAME_DAY)));

    protected abstract VersionedRules<EscalationPolicies> rules(EscalationPolicies builtIn);

    @Test
    void holdsWhatTheServiceCameWithUntilSomebodySetsAnother() {
        var rules = rules(A_DAY_EACH);

        assertThat(rules.current()).isEqualTo(Versioned.builtIn(A_DAY_EACH));

        var first = new Versioned<>(1, OTHERS, "p-admin", NOW);
        assertThat(rules.add(first)).isTrue();
        assertThat(rules.current()).isEqualTo(first);
    }

    @Test
    void givesANumberOnce() {
        var rules = rules(A_DAY_EACH);
        rules.add(new Versioned<>(1, OTHERS, "p-admin", NOW));

        assertThat(rules.add(new Versioned<>(1, A_DAY_EACH, "p-admin-2", NOW))).isFalse();

        assertThat(rules.current().changedBy()).isEqualTo("p-admin");
        for (var version = 2; version <= 11; version++) {
            assertThat(rules.add(new Versioned<>(version, A_DAY_EACH, "p-admin", NOW)))
                    .isTrue();
        }
        assertThat(rules.current().version()).isEqualTo(11);
    }
}
