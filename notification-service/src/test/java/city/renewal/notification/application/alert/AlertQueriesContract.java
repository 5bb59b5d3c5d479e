package city.renewal.notification.application.alert;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aStreetProblem;
import static city.renewal.notification.SomeRules.decision;
import static city.renewal.notification.SomeRules.trace;
import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.REPORTER;
import static city.renewal.starter.security.Role.SUPERVISOR;
import static city.renewal.starter.security.Role.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.routing.InhibitionContext;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What everything that answers questions about alerts promises. */
public abstract class AlertQueriesContract {
    private static final AlertFilter ALL = new AlertFilter(null, null, null, null, null, null, null);

    protected abstract Aggregates<Alert> alerts();

    protected abstract AlertQueries queries();

    private void raise(String node, int minute) {
        raise(AlertSubject.of(aNode("p", node)), minute);
    }

    private void raise(AlertSubject subject, int minute) {
        var now = NOW.plusSeconds(60L * minute);
        var candidate = new AlertCandidate(AlertKind.OVERDUE, subject, 1, DUE, 1);
        var raised = Alert.raised(
                decision(candidate, EscalationLevel.OWNER), now.plus(Duration.ofDays(1)), List.of(trace(now)), now);
        alerts().create(raised.alert().alertId(), new Change<>(raised.alert(), raised.events(), null));
    }

    private StoredAggregate<Alert> of(String node) {
        return alerts().load(AlertIds.alert("p", node, 1)).orElseThrow();
    }

    private void escalate(String node) {
        var stored = of(node);
        var decision = decision(stored.state().candidate(), EscalationLevel.UNIT);
        var escalated = stored.state().escalated(decision, NOW.plus(Duration.ofDays(9)), List.of(trace(NOW)), NOW);
        alerts().save(stored, new Change<>(escalated.alert(), escalated.events(), null));
    }

    private void resolve(String node) {
        var stored = of(node);
        var resolved = stored.state().resolved(Resolution.DONE, 9, NOW);
        alerts().save(stored, new Change<>(resolved.alert(), resolved.events(), null));
    }

    private void claim(String node) {
        var stored = of(node);
        alerts().save(stored, new Change<>(stored.state().claimed(9, NOW), List.of(), null));
    }

    private static Viewer viewer(String person, Role role, Set<String> areas, Set<String> units) {
        return Viewer.of(new Caller(person, Set.of(role), areas, units, Set.of()));
    }

    private static final Viewer EVERYBODY = viewer("x", COMMANDER, Set.of("370212"), Set.of());

    private List<String> nodes(AlertFilter filter, Viewer viewer) {
        return queries().find(filter, viewer, null, 100).stream()
                .map(stored -> stored.state().subject().nodeId())
                .toList();
    }

    private static AlertFilter filter(
            @Nullable String node, @Nullable String person, @Nullable Integer level, @Nullable Boolean open) {
        return new AlertFilter(null, null, node, null, person, level, open);
    }

    @Test
    void filtersByEveryFieldOfTheInterface() {
        raise("a", 1);
        raise("b", 2);
        raise("c", 3);
        escalate("b");
        resolve("c");

        assertThat(nodes(ALL, EVERYBODY)).containsExactly("c", "b", "a");
        assertThat(nodes(filter("a", null, null, null), EVERYBODY)).containsExactly("a");
        assertThat(nodes(filter(null, "unit:u1", null, null), EVERYBODY)).containsExactly("b");
        assertThat(nodes(filter(null, "p-owner", null, null), EVERYBODY)).hasSize(3);
        assertThat(nodes(filter(null, null, 2, null), EVERYBODY)).containsExactly("b");
        assertThat(nodes(filter(null, null, null, true), EVERYBODY)).containsExactly("b", "a");
        assertThat(nodes(filter(null, null, null, false), EVERYBODY)).containsExactly("c");
        assertThat(nodes(new AlertFilter("laoshan-2023", "p", "a", null, "p-owner", 1, true), EVERYBODY))
                .containsExactly("a");
        assertThat(nodes(new AlertFilter("another", null, null, null, null, null, null), EVERYBODY))
                .isEmpty();
        assertThat(nodes(new AlertFilter(null, "another", null, null, null, null, null), EVERYBODY))
                .isEmpty();
    }

    @Test
    void anAlertOfAProblemIsFoundByItsIdAndIsInNoComparisonWithACensus() {
        raise("a", 1);
        raise(AlertSubject.of(aProblem("p", "q")), 2);
        raise(AlertSubject.of(aStreetProblem("s")), 3);

        var ofProblem = new AlertFilter(null, null, null, "q", null, null, null);
        assertThat(queries().find(ofProblem, EVERYBODY, null, 10))
                .extracting(stored -> stored.state().subject())
                .containsExactly(AlertSubject.of(aProblem("p", "q")));
        assertThat(queries().openOn(List.of("p"), List.of("s")))
                .containsExactlyInAnyOrder(
                        new InhibitionContext.OpenAlert(AlertKind.OVERDUE, "p", "a", null),
                        new InhibitionContext.OpenAlert(AlertKind.OVERDUE, "p", "", "q"),
                        new InhibitionContext.OpenAlert(AlertKind.OVERDUE, "", "", "s"));
        assertThat(queries().openOn(List.of("p2"), List.of())).isEmpty();
        assertThat(queries().openOverdue("", 10)).hasSize(1);
        assertThat(queries().openOnPlatform()).isEmpty();
    }

    @Test
    void showsOnlyAlertsThatAreVisibleOrNotifiedTheViewer() {
        raise("a", 1);

        assertThat(nodes(ALL, viewer("x", COMMANDER, Set.of("370212001"), Set.of())))
                .hasSize(1);
        assertThat(nodes(ALL, viewer("x", COMMANDER, Set.of("370212002"), Set.of())))
                .isEmpty();
        assertThat(nodes(ALL, viewer("x", SUPERVISOR, Set.of("370212"), Set.of())))
                .hasSize(1);
        assertThat(nodes(ALL, viewer("p-leader", LEADER, Set.of(), Set.of()))).hasSize(1);
        assertThat(nodes(ALL, viewer("p-commander", LEADER, Set.of(), Set.of())))
                .hasSize(1);
        assertThat(nodes(ALL, viewer("p-leader-2", LEADER, Set.of("370212"), Set.of())))
                .isEmpty();
        assertThat(nodes(ALL, viewer("x", UNIT, Set.of(), Set.of("u1")))).hasSize(1);
        assertThat(nodes(ALL, viewer("x", REPORTER, Set.of(), Set.of("u2")))).isEmpty();
        assertThat(nodes(ALL, viewer("p-owner", OWNER, Set.of(), Set.of()))).hasSize(1);
        assertThat(nodes(ALL, viewer("p-owner-2", OWNER, Set.of("370212"), Set.of("u1"))))
                .isEmpty();
    }

    @Test
    void turnsPagesWithoutSkippingOrRepeatingAmongEqualTimes() {
        for (var i = 0; i < 23; i++) {
            raise("n" + i, i / 4);
        }
        var seen = new ArrayList<String>();
        AlertQueries.After after = null;
        for (var page = queries().find(ALL, EVERYBODY, after, 5);
                !page.isEmpty();
                page = queries().find(ALL, EVERYBODY, after, 5)) {
            page.forEach(stored -> seen.add(stored.state().subject().nodeId()));
            var last = page.getLast().state();
            after = new AlertQueries.After(last.raisedAt(), last.alertId());
        }

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    void findsWhatIsDueTheLongestWaitingFirst() {
        for (var i = 0; i < 6; i++) {
            raise("n" + i, 10 - i);
        }
        resolve("n5");
        raise("claimed", 1);
        claim("claimed");

        var due = claim(NOW.plus(DAY).plusSeconds(60 * 9), REAL, 3);

        assertThat(due).containsExactly("n4", "n3", "n2");
        assertThat(claim(NOW, REAL, 10)).isEmpty();
    }

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant REAL = Instant.parse("2026-11-21T10:00:00Z");

    private List<String> claim(Instant now, Instant real, int limit) {
        return queries().claimDue(now, real, Duration.ofSeconds(60), limit).stream()
                .map(stored -> stored.state().subject().nodeId())
                .toList();
    }

    @Test
    void aClaimedItemIsNotClaimedAgainUntilItsLeaseExpires() {
        for (var i = 0; i < 5; i++) {
            raise("n" + i, i);
        }
        var later = NOW.plus(DAY.multipliedBy(2));

        assertThat(claim(later, REAL, 3)).containsExactly("n0", "n1", "n2");
        assertThat(claim(later, REAL.plusSeconds(59), 3)).containsExactly("n3", "n4");
        assertThat(claim(later, REAL.plusSeconds(60), 9)).containsExactly("n0", "n1", "n2");
    }

    @Test
    void aWriteEndsTheClaim() {
        raise("a", 1);
        claim(NOW.plus(DAY.multipliedBy(2)), REAL, 1);

        escalate("a");

        assertThat(claim(NOW.plus(DAY.multipliedBy(8)), REAL, 1)).isEmpty();
        assertThat(claim(NOW.plus(DAY.multipliedBy(9)), REAL, 1)).containsExactly("a");
    }

    @Test
    void countsOpenAlertsByLevel() {
        raise("a", 1);
        raise("b", 2);
        raise("c", 3);
        escalate("b");
        resolve("c");

        assertThat(queries().openByLevel())
                .containsEntry(1, 1)
                .containsEntry(2, 1)
                .hasSize(2);
    }

    @Test
    void tellsTheWatchdogWhatAnAlertHasComeTo() {
        raise("a", 1);
        raise("b", 2);
        escalate("b");
        raise("c", 3);
        resolve("c");

        var ids = Stream.of("a", "b", "c", "unheard of")
                .map(node -> AlertIds.alert("p", node, 1))
                .toList();
        assertThat(queries().watched(ids))
                .containsOnly(
                        Map.entry(ids.get(0), new AlertQueries.AlertStatus(true, 1, 1, null)),
                        Map.entry(ids.get(1), new AlertQueries.AlertStatus(true, 2, 1, null)),
                        Map.entry(ids.get(2), new AlertQueries.AlertStatus(false, 1, 9, NOW)));
    }

    @Test
    void findsTheOpenAlertsOfPeopleAndUnitsAndPagesThroughThoseThatAreOpen() {
        raise("n1", 1);
        raise("n2", 2);
        raise("n3", 3);
        resolve("n3");
        var first = of("n1").id();
        var second = of("n2").id();

        assertThat(queries().openOf(List.of("p-owner"), List.of())).containsExactlyInAnyOrder(first, second);
        assertThat(queries().openOf(List.of("p-commander"), List.of())).hasSize(2);
        assertThat(queries().openOf(List.of("p-x"), List.of("u1"))).hasSize(2);
        assertThat(queries().openOf(List.of("p-x"), List.of("u9"))).isEmpty();
        assertThat(queries().openOf(List.of(), List.of())).isEmpty();
        var page = queries().openAndNotified("", 1);
        assertThat(page)
                .hasSize(1)
                .first()
                .satisfies(alert -> assertThat(alert.addresses()).containsExactly("p-owner"));
        var overdue = queries().openOverdue("", 1);
        assertThat(overdue).hasSize(1).first().satisfies(alert -> {
            assertThat(alert.programme()).isEqualTo("laoshan-2023");
            assertThat(alert.raisedAt()).isBetween(NOW, NOW.plusSeconds(600));
        });
        assertThat(queries().openOverdue(overdue.getFirst().alertId(), 5))
                .extracting(AlertQueries.OpenOverdue::alertId)
                .containsExactly(first.compareTo(second) < 0 ? second : first);
        assertThat(queries().openAndNotified(page.getFirst().alertId(), 5))
                .extracting(AlertQueries.AlertAddresses::alertId)
                .containsExactly(first.compareTo(second) < 0 ? second : first);
    }
}
