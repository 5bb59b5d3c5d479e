package city.renewal.notification.application.watchdog;

import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.Standing;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryAlerts;
import city.renewal.notification.application.InMemoryCensuses;
import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.application.InMemoryWatchedSubjects;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.alert.WatchedSubjects.SubjectEntry;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.starter.aggregate.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public class WatchdogTest {
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryWatchedSubjects nodes = new InMemoryWatchedSubjects();
    private final InMemoryCensuses censuses = new InMemoryCensuses();
    private final AtomicReference<Instant> real = new AtomicReference<>(NOW);
    private final Watchdog watchdog =
            new Watchdog(nodes, alerts, InMemoryDirectory.ofEverybody(), () -> NOW, censuses, real::get, GRACE);
    private final FollowStandings follow = new FollowStandings(
            nodes,
            new InMemoryRules<>(AlertKinds.BUILT_IN),
            alerts,
            new NotificationDispatcher(alerts, Map.of()),
            SomeRules.ruleSnapshots(),
            () -> NOW);

    @Test
    void findsNothingWhereEveryOverdueNodeHasItsAlert() {
        var facts = new ArrayList<Envelope<NodeStandingChanged>>();
        for (var i = 1; i <= 1_203; i++) {
            facts.add(overdue(aNode("p", "n" + i), i, 1));
        }
        facts.add(change(aNode("p", "n1"), 2_000, 1, Standing.DONE_LATE));
        facts.add(change(aNode("p", "n2"), 2_001, 1, Standing.CLAIMED));
        follow.follow(facts);

        var finding = watchdog.check();

        assertThat(finding.overdue()).isEqualTo(1_201);
        assertThat(finding.unalerted()).isZero();
        assertThat(finding.missing()).isEmpty();
    }

    @Test
    void namesAnOverdueNodeWhoseAlertIsMissingOrClosed() {
        follow.follow(List.of(overdue(aNode("p", "closed"), 5, 1)));
        resolve(AlertIds.alert("p", "closed", 1), 6);
        takenInWithoutAnAlert(overdue(aNode("p", "lost"), 7, 2));
        takenInWithoutAnAlert(overdue(aNode("p", "closed"), 6, 1));

        assertThat(watchdog.check().missing())
                .containsExactly(
                        new Watchdog.Missing("p", "closed", null, 1, null),
                        new Watchdog.Missing("p", "lost", null, 2, null));
        assertThat(watchdog.check().unalerted()).isEqualTo(2);
    }

    /** One that has no census to compare with. */
    public static Watchdog watchdog(
            WatchedSubjects nodes, AlertQueries alerts, Directory directory, InstantSource clock) {
        return new Watchdog(nodes, alerts, directory, clock, new InMemoryCensuses(), clock, GRACE);
    }

    private static OverdueCensusTaken census(Instant at, String... nodes) {
        return new OverdueCensusTaken(
                "laoshan-2023", 0, 1, Stream.of(nodes).map(WatchdogTest::listed).toList(), List.of(), at);
    }

    private static OverdueNode listed(String node) {
        return new OverdueNode("p", node, 1, "370212001");
    }

    @Test
    void noticesAFactThatNeverCameAfterAGraceAndIsQuietWhenItComes() {
        follow.follow(List.of(overdue(aNode("p", "told"), 1, 1)));
        censuses.keep(census(NOW, "told", "lost"));
        assertThat(watchdog.check().listed()).isEqualTo(2);
        assertThat(watchdog.check().censusAt()).isEqualTo(NOW);
        assertThat(watchdog.check().unalerted()).as("it may be under way").isZero();

        real.set(NOW.plus(GRACE));

        assertThat(watchdog.check().missing())
                .containsExactly(
                        new Watchdog.Missing("p", "lost", null, 1, new Watchdog.Place("laoshan-2023", "370212001")));
        assertThat(watchdog.check().overdue()).as("by its own copy all is well").isEqualTo(1);
        follow.follow(List.of(overdue(aNode("p", "lost"), 2, 1)));
        assertThat(watchdog.check().unalerted()).isZero();
    }

    @Test
    void anAlertThatIsClosedAfterTheCensusIsNoFaultAndOneThatWasClosedBeforeIs() {
        follow.follow(List.of(overdue(aNode("p", "done"), 1, 1)));
        resolve(AlertIds.alert("p", "done", 1), 2);
        real.set(NOW);
        censuses.keep(census(NOW, "done"));
        watchdog.check();
        real.set(NOW.plus(GRACE));
        assertThat(watchdog.check().unalerted()).isZero();

        censuses.keep(census(NOW.plusSeconds(60), "done"));
        watchdog.check();
        real.set(real.get().plus(GRACE));

        assertThat(watchdog.check().unalerted())
                .as("overdue again, and nobody said so")
                .isEqualTo(1);
    }

    @Test
    void noticesAnAlertThatStaysOpenThoughTheListsNoLongerHaveItsNode() {
        follow.follow(List.of(overdue(aNode("p", "late"), 1, 1), overdue(aNode("p", "done"), 2, 1)));
        // That the node was done was said, and never came.
        censuses.keep(census(NOW, "late"));
        assertThat(watchdog.check().stale()).as("the fact may be under way").isZero();

        real.set(NOW.plus(GRACE));

        var finding = watchdog.check();
        assertThat(finding.stale()).isEqualTo(1);
        assertThat(finding.staleAlerts()).containsExactly(AlertIds.alert("p", "done", 1));
        assertThat(finding.unalerted()).isZero();
        follow.follow(List.of(change(aNode("p", "done"), 3, 1, Standing.DONE_LATE)));
        assertThat(watchdog.check().stale()).isZero();
        assertThat(watchdog.check().staleAlerts()).isEmpty();
    }

    @Test
    void anAlertOfAClaimedNodeStaysOpenUntilTheListsHaveItNeitherOverdueNorClaimed() {
        follow.follow(List.of(overdue(aNode("p", "n"), 1, 1), change(aNode("p", "n"), 2, 1, Standing.CLAIMED)));
        censuses.keep(new OverdueCensusTaken("laoshan-2023", 0, 1, List.of(), List.of(listed("n")), NOW));
        watchdog.check();
        real.set(NOW.plus(GRACE));
        assertThat(watchdog.check().stale()).isZero();

        censuses.keep(census(NOW.plusSeconds(60)));
        watchdog.check();
        real.set(real.get().plus(GRACE));

        assertThat(watchdog.check().stale())
                .as("it was checked, and nobody said so")
                .isEqualTo(1);
    }

    @Test
    void onlyAWholeCensusThatSaysWhatIsClaimedFindsAnAlertWithoutNeed() {
        follow.follow(List.of(overdue(aNode("p", "done"), 1, 1)));
        var empty = List.<OverdueNode>of();
        var partial = new OverdueCensusTaken("laoshan-2023", 0, 2, empty, empty, NOW);
        var older = new OverdueCensusTaken("laoshan-2023", 0, 1, empty, null, NOW.plusSeconds(1));
        var before = new OverdueCensusTaken("laoshan-2023", 0, 1, empty, empty, NOW.minusSeconds(1));
        for (var census : List.of(partial, older, before)) {
            var only = new InMemoryCensuses();
            only.keep(census);
            var dog = new Watchdog(nodes, alerts, InMemoryDirectory.ofEverybody(), () -> NOW, only, real::get, GRACE);
            dog.check();
            real.set(real.get().plus(GRACE));
            assertThat(dog.check().stale()).as("%s", census).isZero();
        }
        var other = new InMemoryCensuses();
        other.keep(new OverdueCensusTaken("laoshan-2022", 0, 1, empty, empty, NOW));
        var dog = new Watchdog(nodes, alerts, InMemoryDirectory.ofEverybody(), () -> NOW, other, real::get, GRACE);
        dog.check();
        real.set(real.get().plus(GRACE));
        assertThat(dog.check().stale())
                .as("another programme's census says nothing of it")
                .isZero();
    }

    @Test
    void callsForANodeOfWhichOnlyTheListsKnowInItsDistrict() {
        var inbox = new InMemoryInbox();
        var dispatcher = new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
        var rules = SomeRules.ruleSnapshots();
        var alarm = new WatchdogAlarm(
                watchdog,
                nodes,
                alerts,
                alerts,
                dispatcher,
                rules,
                () -> NOW,
                real::get,
                new ReviewAlerts(alerts, alerts, rules, () -> NOW));
        censuses.keep(census(NOW, "lost"));

        for (var minute = 0; minute < 10; minute++) {
            real.set(NOW.plusSeconds(60L * minute));
            alarm.check();
        }

        assertThat(inbox.all()).singleElement().satisfies(message -> {
            assertThat(message.address()).isEqualTo("supervision-office");
            assertThat(message.subject().area()).isEqualTo("370212");
        });
    }

    @Test
    void isQuietWhileANewerChangeIsBeingWrittenDown() {
        follow.follow(List.of(overdue(aNode("p", "n"), 5, 1)));
        resolve(AlertIds.alert("p", "n", 1), 6);

        assertThat(watchdog.check().unalerted()).isZero();
    }

    @Test
    void callsTheSupervisionOfficeWhenANodeStaysWithoutAnAlertAndEndsWhenItIsOver() {
        var inbox = new InMemoryInbox();
        var dispatcher = new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
        var passed = new java.util.concurrent.atomic.AtomicReference<>(NOW);
        var rules = SomeRules.ruleSnapshots();
        var alarm = new WatchdogAlarm(
                watchdog,
                nodes,
                alerts,
                alerts,
                dispatcher,
                rules,
                passed::get,
                passed::get,
                new ReviewAlerts(alerts, alerts, rules, passed::get));
        takenInWithoutAnAlert(overdue(aNode("p", "lost"), 7, 2));

        alarm.check();
        passed.set(NOW.plusSeconds(60));
        alarm.check();
        assertThat(inbox.all()).isEmpty();
        for (var minute = 5; minute < 9; minute++) {
            passed.set(NOW.plusSeconds(60L * minute));
            alarm.check();
        }

        assertThat(inbox.all()).singleElement().satisfies(message -> {
            assertThat(message.address()).isEqualTo("supervision-office");
            assertThat(message.subject().area()).isEqualTo("370212");
            assertThat(message.text()).contains("没有预警");
        });
        follow.follow(List.of(overdue(aNode("p", "lost"), 8, 2)));
        passed.set(NOW.plusSeconds(600));
        alarm.check();
        assertThat(alerts.openOnPlatform()).isEmpty();
    }

    /** As if its orders had never been carried out. */
    private void takenInWithoutAnAlert(Envelope<NodeStandingChanged> fact) {
        var subject = AlertSubject.of(fact.event().subject());
        var known = nodes.loadAll(List.of(subject.key())).stream()
                .findFirst()
                .orElseGet(() -> WatchedSubject.unknown(subject));
        var evaluated = known.follow(List.of(fact)).subject().evaluate(AlertKinds.BUILT_IN, NOW);
        assertThat(nodes.saveAll(List.of(new SubjectEntry(evaluated.subject(), evaluated.nextEvaluationAt(), 0))))
                .isEmpty();
    }

    private void resolve(String alertId, long sequence) {
        var stored = alerts.load(alertId).orElseThrow();
        var resolved = stored.state().resolved(Resolution.DONE, sequence, NOW);
        alerts.save(stored, new Change<>(resolved.alert(), resolved.events(), null));
    }
}
