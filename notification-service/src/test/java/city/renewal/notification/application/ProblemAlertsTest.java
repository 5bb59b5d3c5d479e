package city.renewal.notification.application;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.aStreetProblem;
import static city.renewal.notification.Changes.envelope;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.notification.Changes.problem;
import static city.renewal.notification.SomePeople.active;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.Envelope;
import city.renewal.events.PersonRef;
import city.renewal.events.ProblemSubject;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Standing;
import city.renewal.notification.SomePeople;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.application.dispatch.AcknowledgeAlert.Result;
import city.renewal.notification.application.dispatch.Escalate;
import city.renewal.notification.application.dispatch.FollowDirectory;
import city.renewal.notification.application.dispatch.FollowStandings;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.dispatch.ReviewAlerts;
import city.renewal.notification.application.rules.InhibitionContextLoader;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.watchdog.Watchdog;
import city.renewal.notification.application.watchdog.WatchdogTest;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertKinds.Inhibition;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Resolution;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Problems go through what nodes go through: decisions, the climb, inhibition, silences, answers, and the watchdog. */
class ProblemAlertsTest {
    private static final ProblemSubject PROBLEM = aProblem("p", "q");

    private Instant now = NOW;
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final InMemoryWatchedSubjects subjects = new InMemoryWatchedSubjects();
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemorySilences silences = new InMemorySilences();
    private final Directory people = InMemoryDirectory.ofEverybody();
    private final InMemoryRules<AlertKinds> kinds = new InMemoryRules<>(SomeRules.EVERY_KIND);
    private final RuleSnapshotLoader rules = ruleSnapshots(people);
    private final NotificationDispatcher dispatcher =
            new NotificationDispatcher(alerts, Map.of(ChannelName.INBOX, inbox));
    private final FollowStandings follow = instance();
    private final Escalate escalate = new Escalate(alerts, alerts, dispatcher, rules, () -> now, () -> now);
    private final AcknowledgeAlert acknowledge = new AcknowledgeAlert(alerts, rules, () -> now);
    private final Watchdog watchdog = WatchdogTest.watchdog(subjects, alerts, people, () -> now);

    private RuleSnapshotLoader ruleSnapshots(Directory directory) {
        return SomeRules.ruleSnapshots(kinds, new InhibitionContextLoader(alerts, subjects), silences, directory);
    }

    private FollowStandings instance() {
        return new FollowStandings(subjects, kinds, alerts, dispatcher, rules, () -> now);
    }

    private void sweep() {
        for (var i = 0; i < 10; i++) {
            escalate.sweep();
        }
    }

    private void later(Duration by) {
        now = now.plus(by);
        follow.evaluateDue();
        sweep();
    }

    private Alert alert(AlertKind kind) {
        return alerts.all().stream()
                .map(StoredAggregate::state)
                .filter(alert -> alert.kind() == kind)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private List<String> inboxes(AlertKind kind) {
        var id = alert(kind).alertId();
        return inbox.all().stream()
                .filter(message -> message.alertId().equals(id))
                .map(Message::address)
                .toList();
    }

    private static boolean isHeldBecause(Alert alert, StopReason reason) {
        return alert.trace().getLast().notes().stream()
                .map(StageVerdict::reason)
                .filter(Objects::nonNull)
                .anyMatch(reason::equals);
    }

    @Test
    void anOverdueProblemEscalatesThroughTheWholeChainWithOneDecisionPerLevel() {
        var elsewhere = instance();
        for (var day = 0; day < 8; day++) {
            follow.follow(List.of(problem(PROBLEM, 1, 1, Standing.OVERDUE)));
            elsewhere.follow(List.of(problem(PROBLEM, 1, 1, Standing.OVERDUE)));
            later(Duration.ofDays(1));
        }

        assertThat(inboxes(AlertKind.OVERDUE))
                .containsExactly("p-owner", "unit:u1", "p-leader", "p-commander", "supervision-office");
        assertThat(alerts.decisions()).hasSize(5);
        assertThat(alert(AlertKind.OVERDUE).level()).isEqualTo(5);
    }

    @Test
    void aStreetProblemWithNobodyAboveItsUnitEndsAtTheSupervisionOffice() {
        follow.follow(List.of(problem(aStreetProblem("q"), 1, 1, Standing.OVERDUE)));
        later(Duration.ofDays(1));
        later(Duration.ofDays(1));
        later(Duration.ofDays(1));

        assertThat(inboxes(AlertKind.OVERDUE)).containsExactly("p-owner", "unit:u1", "supervision-office");
        assertThat(alert(AlertKind.OVERDUE).subject().project()).isNull();
    }

    @Test
    void anotherDueVersionIsAnotherAlertAndTheFormerEnds() {
        follow.follow(List.of(
                problem(PROBLEM, 1, 1, Standing.OVERDUE),
                problem(PROBLEM, 2, 2, Standing.DUE_SOON),
                problem(PROBLEM, 3, 2, Standing.OVERDUE)));

        assertThat(alerts.all().stream().map(StoredAggregate::state).filter(alert -> alert.kind() == AlertKind.OVERDUE))
                .hasSize(2)
                .filteredOn(alert -> !alert.isOpen())
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolution()).isEqualTo(Resolution.DUE_DATE_MOVED));
    }

    @Test
    void nodesAndProblemsInOneBatchDoNotTouchEachOther() {
        var seed = System.nanoTime();
        System.out.println("ProblemAlertsTest seed " + seed);
        var facts = new ArrayList<Envelope<? extends RenewalEvent>>();
        for (var i = 1; i <= 50; i++) {
            facts.add(overdue(aNode("p", "x" + i), i, 1));
            facts.add(problem(aProblem("p", "x" + i), i, 1, Standing.OVERDUE));
        }
        Collections.shuffle(facts, new Random(seed));

        follow.follow(facts);

        assertThat(alerts.all()).hasSize(100);
        assertThat(alerts.decisions()).hasSize(100);
        assertThat(watchdog.check().overdue()).isEqualTo(100);
        assertThat(watchdog.check().unalerted()).isZero();
    }

    @Test
    void theLeaderHearsAtOnceOfAProblemThatWasReturnedTwiceAndTheUnitIsLeftOut() {
        follow.follow(List.of(problem(PROBLEM, 1, 1, Standing.ON_TRACK, DUE.plusDays(90), 2, 0, null, null)));
        sweep();

        assertThat(inboxes(AlertKind.RETURNED_AGAIN)).containsExactly("p-owner", "p-leader");
        later(Duration.ofDays(1));
        assertThat(inboxes(AlertKind.RETURNED_AGAIN)).containsExactly("p-owner", "p-leader", "p-commander");
    }

    @Test
    void theLeaderHearsOfTheNodesThatAProblemHoldsUpUnlessSomebodySwitchedThatOff() {
        kinds.add(new Versioned<>(1, AlertKinds.BUILT_IN, "p-admin", NOW));
        var blocking = aProblem("p", "q", new BlockedNode("n1", "拆迁"), new BlockedNode("n2", "开工"));
        follow.follow(List.of(problem(blocking, 1, 1, Standing.ON_TRACK)));

        assertThat(inbox.all()).singleElement().satisfies(message -> {
            assertThat(message.address()).isEqualTo("p-leader");
            assertThat(message.text()).contains("拆迁、开工");
        });
        follow.follow(List.of(problem(PROBLEM, 2, 1, Standing.ON_TRACK)));
        assertThat(alert(AlertKind.BLOCKS_NODES).isOpen()).isFalse();
    }

    @Test
    void anInhibitionWithinOneSubjectHoldsBackTheSameProblemAndNoOtherOfItsProject() {
        kinds.add(new Versioned<>(
                1,
                new AlertKinds(
                        SomeRules.EVERY_KIND.kinds(),
                        List.of(new Inhibition(
                                List.of(AlertKind.OVERDUE),
                                List.of(AlertKind.EXTENSION_WAITING),
                                Inhibition.Within.NODE))),
                "p-admin",
                NOW));
        var asked = NOW.minus(Duration.ofDays(5));
        follow.follow(List.of(
                problem(PROBLEM, 1, 1, Standing.OVERDUE, DUE, 0, 0, "x1", asked),
                problem(aProblem("p", "other"), 1, 1, Standing.ON_TRACK, DUE.plusDays(90), 0, 0, "x2", asked)));

        assertThat(ofProblem(AlertKind.EXTENSION_WAITING, "q").level()).isZero();
        assertThat(isHeldBecause(ofProblem(AlertKind.EXTENSION_WAITING, "q"), StopReason.INHIBITED))
                .isTrue();
        assertThat(ofProblem(AlertKind.EXTENSION_WAITING, "other").level()).isEqualTo(1);
    }

    private Alert ofProblem(AlertKind kind, String problemId) {
        return alerts.all().stream()
                .map(StoredAggregate::state)
                .filter(alert ->
                        alert.kind() == kind && problemId.equals(alert.subject().problemId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLongSuspensionOfItsProjectInhibitsALesserAlertOfAProblemButNeverAnOverdueOne() {
        follow.follow(List.of(envelope(
                1, new ProjectStandstillChanged(aProject("p"), "s1", LocalDate.of(2023, 5, 1), "Asia/Shanghai", NOW))));
        follow.follow(List.of(
                problem(PROBLEM, 1, 1, Standing.DUE_SOON, DUE.plusDays(13), 0, 0, null, null),
                problem(aProblem("p", "late"), 1, 1, Standing.OVERDUE),
                problem(aStreetProblem("street"), 1, 1, Standing.DUE_SOON, DUE.plusDays(13), 0, 0, null, null)));

        assertThat(isHeldBecause(ofProblem(AlertKind.DUE_SOON, "q"), StopReason.INHIBITED))
                .isTrue();
        assertThat(ofProblem(AlertKind.OVERDUE, "late").level()).isEqualTo(1);
        assertThat(ofProblem(AlertKind.DUE_SOON, "street").level()).isEqualTo(1);
    }

    @Test
    void aSilenceOnAProblemsCategoryCoversItAndNoNode() {
        silences.save(new Silence(
                "s",
                "p-commander",
                "大检查期间",
                List.of(Matcher.of(MatchField.CATEGORY, "QUALITY")),
                NOW,
                NOW,
                NOW.plus(Duration.ofDays(9)),
                null));
        follow.follow(List.of(problem(PROBLEM, 1, 1, Standing.OVERDUE), overdue(aNode("p", "n"), 1, 1)));

        assertThat(inbox.all())
                .singleElement()
                .satisfies(message -> assertThat(message.subject().nodeId()).isEqualTo("n"));
    }

    private Result answer(String person, Role role) {
        var id = alert(AlertKind.OVERDUE).alertId();
        return acknowledge.acknowledge(id, new Caller(person, Set.of(role), Set.of(), Set.of(), Set.of()), null, null);
    }

    @Test
    void whoeverAnswersForTheProblemNowMayAnswerItsAlertAndTheFormerMayNot() {
        follow.follow(List.of(problem(PROBLEM, 1, 1, Standing.OVERDUE)));
        assertThat(answer("p-new", Role.OWNER)).isEqualTo(new Result.NotVisible());

        follow.follow(List.of(problem(ownedBy("p-new"), 2, 1, Standing.OVERDUE)));
        sweep();

        assertThat(inboxes(AlertKind.OVERDUE)).containsExactly("p-owner", "p-new");
        assertThat(answer("p-owner", Role.OWNER)).isEqualTo(new Result.NotPermitted());
        assertThat(answer("p-new", Role.OWNER)).isInstanceOf(Result.Acknowledged.class);
    }

    private static ProblemSubject ownedBy(String owner) {
        return new ProblemSubject(
                PROBLEM.programme(),
                PROBLEM.programmeName(),
                PROBLEM.problemId(),
                PROBLEM.title(),
                PROBLEM.source(),
                PROBLEM.category(),
                PROBLEM.projectId(),
                PROBLEM.projectName(),
                PROBLEM.nodeId(),
                PROBLEM.field(),
                PROBLEM.area(),
                PROBLEM.headquarters(),
                PROBLEM.headquartersLeader(),
                new PersonRef(owner, "新责任人"),
                PROBLEM.unit(),
                PROBLEM.leader(),
                PROBLEM.blocks());
    }

    @Test
    void anOwnerWhomTheDirectoryDoesNotKnowIsPassedOver() {
        var known = new InMemoryDirectory();
        new FollowDirectory(known, new InMemoryUnitAreas(), new ReviewAlerts(alerts, alerts, rules, () -> now))
                .follow(List.of(SomePeople.recorded(1, active("p-clerk", "u1"))));
        new FollowStandings(subjects, kinds, alerts, dispatcher, ruleSnapshots(known), () -> now)
                .follow(List.of(problem(PROBLEM, 1, 1, Standing.OVERDUE)));

        assertThat(inboxes(AlertKind.OVERDUE)).containsExactly("unit:u1");
        assertThat(alert(AlertKind.OVERDUE).trace())
                .anySatisfy(trace -> assertThat(trace.notes())
                        .extracting(StageVerdict::reason)
                        .contains(StopReason.UNKNOWN_PERSON));
    }

    @Test
    void theWatchdogNamesAnOverdueProblemWhoseAlertIsMissing() {
        var followed = WatchedSubject.unknown(AlertSubject.of(PROBLEM))
                .follow(List.of(problem(PROBLEM, 1, 3, Standing.OVERDUE)))
                .subject()
                .evaluate(AlertKinds.BUILT_IN, NOW);
        subjects.saveAll(List.of(new WatchedSubjects.SubjectEntry(followed.subject(), null, 0)));

        assertThat(watchdog.check().missing()).containsExactly(new Watchdog.Missing("p", "", "q", 3, null));
    }

    @Test
    void anOpenAlertOfAProblemIsNoFaultThoughNoCensusHasIt() {
        var censuses = new InMemoryCensuses();
        var dog = new Watchdog(subjects, alerts, people, () -> now, censuses, () -> now, Duration.ofMinutes(2));
        follow.follow(List.of(problem(PROBLEM, 1, 1, Standing.OVERDUE)));
        now = now.plusSeconds(60);
        censuses.keep(new OverdueCensusTaken("laoshan-2023", 0, 1, List.of(), List.of(), now));
        dog.check();
        now = now.plus(Duration.ofMinutes(5));

        assertThat(dog.check().stale()).isZero();
    }
}
