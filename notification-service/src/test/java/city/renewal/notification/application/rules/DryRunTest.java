package city.renewal.notification.application.rules;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemorySilences;
import city.renewal.notification.application.InMemoryWatchedSubjects;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.rules.DryRun.HeldBack;
import city.renewal.notification.application.rules.DryRun.Told;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who would hear of a matter, and what would keep it from them. */
class DryRunTest {
    private static final Duration LONG = Duration.ofDays(40);
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();

    private static AlertCandidate candidate(AlertKind kind) {
        return new AlertCandidate(kind, AlertSubject.of(aNode("p", "n")), 1, DUE, 1);
    }

    private DryRun byKinds(AlertKinds kinds) {
        return new DryRun(
                SomeRules.ruleSnapshots(new InMemoryRules<>(kinds), new InhibitionContextLoader(alerts, nodes)));
    }

    @Test
    void whatASilenceWouldHoldBackIsNamedWithItAndGoesOutAfterwards() {
        var silences = new InMemorySilences();
        var silence = new Silence(
                "s1", "p-admin", "台风", List.of(Matcher.of(MatchField.PROJECT, "p")), NOW, NOW, NOW.plus(LONG), null);
        silences.save(silence);

        var run = new DryRun(SomeRules.ruleSnapshots(silences, SomeRules.AROUND_THE_CLOCK))
                .run(candidate(AlertKind.OVERDUE), null, NOW);

        assertThat(run.heldBack())
                .containsExactly(new HeldBack(NOW, 0, StopReason.SILENCED, silence.text(), NOW.plus(LONG)));
        assertThat(run.told()).first().extracting(Told::at).isEqualTo(NOW.plus(LONG));
        assertThat(run.told()).hasSize(5);
    }

    @Test
    void anInhibitionIsNamedWithItsRuleAndNobodyIsNotified() {
        var dispatcher = new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, new InMemoryInbox()));
        new FollowStandings(
                        nodes,
                        new InMemoryRules<>(AlertKinds.BUILT_IN),
                        alerts,
                        dispatcher,
                        SomeRules.ruleSnapshots(),
                        () -> NOW)
                .follow(List.of(overdue(aNode("p", "n"), 1, 1)));

        var run = byKinds(SomeRules.EVERY_KIND).run(candidate(AlertKind.REPORT_MISSING), null, NOW);
        var elsewhere = byKinds(SomeRules.EVERY_KIND)
                .run(
                        new AlertCandidate(AlertKind.REPORT_MISSING, AlertSubject.of(aNode("p", "m")), 1, DUE, 1),
                        null,
                        NOW);

        assertThat(run.told()).isEmpty();
        assertThat(run.heldBack())
                .containsExactly(new HeldBack(
                        NOW,
                        0,
                        StopReason.INHIBITED,
                        "OVERDUE is open on node n, by inhibition 1 of alert kinds, version 0",
                        null));
        assertThat(elsewhere.heldBack()).isEmpty();
        assertThat(elsewhere.told()).hasSize(5);
    }

    @Test
    void aKindThatIsOffIsSaidToRaiseNothing() {
        assertThat(byKinds(AlertKinds.BUILT_IN)
                        .run(candidate(AlertKind.DUE_SOON), null, NOW)
                        .raised())
                .isFalse();
        assertThat(byKinds(SomeRules.EVERY_KIND)
                        .run(candidate(AlertKind.DUE_SOON), null, NOW)
                        .raised())
                .isTrue();
        assertThat(byKinds(AlertKinds.BUILT_IN)
                        .run(candidate(AlertKind.OVERDUE), null, NOW)
                        .raised())
                .isTrue();
    }

    @Test
    void anHourThatIsNobodysIsNamedAndAnOrderToo() {
        var base = SomeRules.A_DAY_EACH.policies().getFirst();
        var ordering = base.with(base.steps().stream()
                .map(step -> step.whom().number() == 3 ? step.issuing(new StepOrder(null, 3)) : step)
                .toList());
        var night = Instant.parse("2023-06-30T14:30:00Z");
        var rules = SomeRules.ruleSnapshots(
                new InMemoryRules<>(new EscalationPolicies(List.of(ordering))),
                new InMemorySilences(),
                WorkingTime.DAYTIME);

        var run = new DryRun(rules).run(candidate(AlertKind.OVERDUE), null, night);

        assertThat(run.heldBack()).first().satisfies(held -> {
            assertThat(held.reason()).isEqualTo(StopReason.OUTSIDE_HOURS);
            assertThat(held.until()).isEqualTo(Instant.parse("2023-07-01T00:00:00Z"));
        });
        assertThat(run.told())
                .extracting(Told::order)
                .containsExactly(
                        null,
                        null,
                        "a RED supervision order to unit u1, to be answered within 3 working days",
                        null,
                        null);
    }
}
