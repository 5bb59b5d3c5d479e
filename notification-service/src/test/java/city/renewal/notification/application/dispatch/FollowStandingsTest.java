package city.renewal.notification.application.dispatch;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.envelope;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.events.NodeSubject;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.Crashes;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemoryWatchedSubjects;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCondition;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order in which a node and its alerts are written, and what is repeated after a lost compare-and-set. */
class FollowStandingsTest {
    private static final NodeSubject NODE = aNode("p", "n");

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemoryRules<AlertKinds> kinds = new InMemoryRules<>(SomeRules.EVERY_KIND);
    private final InMemoryWatchedSubjects stored = new InMemoryWatchedSubjects();
    private final HeldUp heldUp = new HeldUp();
    private final FollowStandings here = instance(heldUp);
    private final FollowStandings elsewhere = instance(stored);

    private FollowStandings instance(WatchedSubjects nodes) {
        var dispatcher = new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
        var rules = SomeRules.ruleSnapshots(kinds, new InhibitionContextLoader(alerts, stored));
        return new FollowStandings(nodes, kinds, alerts, dispatcher, rules, () -> NOW);
    }

    private WatchedSubject known() {
        return stored.loadAll(List.of("p/n")).getFirst();
    }

    private List<AlertKind> open() {
        return alerts.all().stream()
                .map(StoredAggregate::state)
                .filter(Alert::isOpen)
                .map(Alert::kind)
                .toList();
    }

    @Test
    void aNodeIsWrittenOnceWithoutCommandsForItsConditions() {
        here.follow(List.of(overdue(NODE, 1, 1), overdue(aNode("p", "m"), 2, 1)));
        here.follow(List.of(change(NODE, 3, 1, Standing.DONE_LATE), overdue(NODE, 4, 2)));

        assertThat(heldUp.writes).containsExactly(List.of("p/n", "p/m"), List.of("p/n"));
        assertThat(known().sequence()).isEqualTo(4);
    }

    @Test
    void itsSequenceIsWrittenAfterItsAlert() {
        heldUp.next(() -> {
            assertThat(open()).containsExactly(AlertKind.OVERDUE);
            throw new Crashes.Killed();
        });
        assertThatThrownBy(() -> here.follow(List.of(overdue(NODE, 1, 1)))).isInstanceOf(Crashes.Killed.class);
        assertThat(stored.loadAll(List.of("p/n"))).isEmpty();

        assertThat(here.follow(List.of(overdue(NODE, 1, 1)))).isZero();

        assertThat(known().sequence()).isEqualTo(1);
        assertThat(alerts.decisions()).hasSize(1);
        assertThat(inbox.all()).hasSize(1);
    }

    @Test
    void aRevisionIsStoredBeforeItsCommandsAreAppliedAndIsDueUntilTheyAre() {
        heldUp.next(() -> assertThat(open()).isEmpty());
        heldUp.next(() -> {
            assertThat(open()).containsExactly(AlertKind.FORECAST_LATE);
            throw new Crashes.Killed();
        });
        assertThatThrownBy(() -> here.follow(List.of(change(NODE, 1, 1, Standing.AT_RISK))))
                .isInstanceOf(Crashes.Killed.class);

        assertThat(stored.due(NOW, 5)).extracting(WatchedSubject::key).containsExactly("p/n");
        assertThat(known().raised()).hasSize(1);
        here.follow(List.of(change(NODE, 1, 1, Standing.AT_RISK)));
        assertThat(heldUp.writes).hasSize(2);
        elsewhere.evaluateDue();
        assertThat(stored.due(NOW, 5)).isEmpty();
        assertThat(alerts.decisions()).hasSize(1);
    }

    @Test
    void aLostCompareAndSetOverwritesNothing() {
        heldUp.next(() -> elsewhere.follow(
                List.of(overdue(NODE, 1, 1), overdue(NODE, 2, 2), change(NODE, 3, 2, Standing.DONE_LATE))));

        here.follow(List.of(overdue(NODE, 1, 1)));

        assertThat(known().sequence()).isEqualTo(3);
        assertThat(known().standing()).isEqualTo(Standing.DONE_LATE);
        assertThat(open()).isEmpty();
        assertThat(alerts.decisions()).hasSize(2);
    }

    @Test
    void factsThatLoseToAnEvaluationAreAppliedAgain() {
        elsewhere.follow(List.of(change(NODE, 1, 1, Standing.AT_RISK)));
        makeDue();
        heldUp.next(elsewhere::evaluateDue);

        here.follow(List.of(overdue(NODE, 2, 1), envelope(3, new NodeReportMissed(NODE, 1, null, NOW))));

        assertThat(heldUp.writes).hasSize(3);
        assertThat(known().isOverdue()).isTrue();
        assertThat(known().sequence()).isEqualTo(3);
        assertThat(stored.due(NOW, 5)).isEmpty();
        assertThat(open()).containsExactlyInAnyOrder(AlertKind.OVERDUE, AlertKind.REPORT_MISSING);
    }

    @Test
    void anEvaluationThatLosesToFactsOverwritesNothing() {
        elsewhere.follow(List.of(change(NODE, 1, 1, Standing.ON_TRACK)));
        makeDue();
        heldUp.next(() -> elsewhere.follow(List.of(overdue(NODE, 2, 1))));

        here.evaluateDue();

        assertThat(known().sequence()).isEqualTo(2);
    }

    @Test
    void anEvaluationThatLosesTheSettlingLeavesTheNodeToTheWinner() {
        elsewhere.follow(List.of(change(NODE, 1, 1, Standing.AT_RISK)));
        makeDue();
        heldUp.next(() -> {});
        heldUp.next(() -> elsewhere.follow(List.of(overdue(NODE, 2, 1))));

        here.evaluateDue();

        assertThat(known().isOverdue()).isTrue();
        assertThat(known().raised()).extracting(AlertCondition::kind).containsExactly(AlertKind.OVERDUE);
        assertThat(open()).containsExactly(AlertKind.OVERDUE);
    }

    @Test
    void anOrderThatComesLateOpensNothingThatIsClosed() {
        elsewhere.follow(List.of(change(NODE, 1, 1, Standing.AT_RISK)));
        elsewhere.follow(List.of(change(NODE, 2, 1, Standing.ON_TRACK)));
        heldUp.behind(() -> elsewhere.follow(List.of(change(NODE, 4, 1, Standing.ON_TRACK))));

        here.follow(List.of(change(NODE, 3, 1, Standing.AT_RISK)));

        assertThat(known().raised()).isEmpty();
        assertThat(open()).isEmpty();
    }

    @Test
    void whatWasEvaluatedByRulesThatChangedMeanwhileIsEvaluatedAgain() {
        kinds.add(new Versioned<>(1, AlertKinds.BUILT_IN, "p-admin", NOW));
        here.evaluateDue();
        heldUp.next(() -> {
            kinds.add(new Versioned<>(2, SomeRules.EVERY_KIND, "p-admin", NOW));
            here.evaluateDue();
            elsewhere.evaluateDue();
        });
        here.follow(List.of(change(NODE, 1, 1, Standing.AT_RISK)));
        assertThat(open()).isEmpty();

        here.evaluateDue();

        assertThat(open()).containsExactly(AlertKind.FORECAST_LATE);
    }

    private void makeDue() {
        stored.makeDue(99, NOW);
    }

    /** A store before and behind whose writes something else happens, in the order in which that was given. */
    private final class HeldUp implements WatchedSubjects {
        private final Deque<Runnable> happening = new ArrayDeque<>();
        private final Deque<Runnable> happeningBehind = new ArrayDeque<>();
        private final List<List<String>> writes = new ArrayList<>();

        void next(Runnable something) {
            happening.add(something);
        }

        void behind(Runnable something) {
            happeningBehind.add(something);
        }

        @Override
        public Set<String> saveAll(Collection<SubjectEntry> kept) {
            if (kept.isEmpty()) {
                return Set.of();
            }
            writes.add(kept.stream().map(each -> each.subject().key()).toList());
            happen(happening);
            var lost = stored.saveAll(kept);
            happen(happeningBehind);
            return lost;
        }

        private static void happen(Deque<Runnable> queue) {
            var next = queue.poll();
            if (next != null) {
                next.run();
            }
        }

        @Override
        public List<WatchedSubject> loadAll(Collection<String> keys) {
            return stored.loadAll(keys);
        }

        @Override
        public List<WatchedSubject> due(Instant now, int limit) {
            return stored.due(now, limit);
        }

        @Override
        public void makeDue(long rulesVersion, Instant now) {
            stored.makeDue(rulesVersion, now);
        }

        @Override
        public Set<String> suspended(Collection<String> keys) {
            return stored.suspended(keys);
        }

        @Override
        public List<WatchedSubject> overdue(String afterKey, int limit) {
            return stored.overdue(afterKey, limit);
        }
    }
}
