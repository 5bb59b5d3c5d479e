package city.renewal.progress.domain.evaluation;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.Standing;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.FoldResult;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.PublishedNodeState;
import city.renewal.schedule.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private static String summary(ProgressEvent event) {
        return switch (event) {
            case NodeStandingChanged changed ->
                "%s: %s → %s".formatted(changed.subject().nodeId(), changed.from(), changed.to());
            case NodeReportMissed missed -> missed.subject().nodeId() + ": silent";
            case NodeReportResumed resumed -> resumed.subject().nodeId() + ": heard of";
            case NodeMattersChanged changed -> changed.subject().nodeId() + ": " + matters(changed);
            case ProjectStandstillChanged changed -> "project: %s".formatted(changed.suspensionId());
        };
    }

    private static String matters(NodeMattersChanged changed) {
        var matters = changed.matters();
        return "due %s, sign by %s, %d returns, asks %s"
                .formatted(changed.dueDate(), matters.signingDue(), matters.returns(), matters.extensionId());
    }

    private static List<String> summary(ProjectEvaluation evaluation) {
        return evaluation.changes().stream().map(ChangeDetectorTest::summary).toList();
    }

    @Test
    void publishesAStandingOnceAndThenOnlyChanges() {
        var folded = FoldResult.of(ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(8))));

        var first = folded.evaluate(NOW, List.of());
        var again = folded.evaluate(NOW, first.published());
        var tomorrow = folded.evaluate(TOMORROW, first.published());

        assertThat(summary(first)).containsExactly("n1: null → ON_TRACK");
        assertThat(summary(again)).isEmpty();
        assertThat(summary(tomorrow)).containsExactly("n1: ON_TRACK → DUE_SOON");
    }

    @Test
    void includesAllResponsiblePeopleUpToTheHeadquarters() {
        var folded = FoldResult.of(ProjectFacts.of("p1").registered().planned(node("n1", TODAY.minusDays(2))));

        var change =
                (NodeStandingChanged) folded.evaluate(NOW, List.of()).changes().getFirst();

        assertThat(change.to()).isEqualTo(Standing.OVERDUE);
        assertThat(change.overdueDays()).isEqualTo(2);
        assertThat(change.subject().owner().personId()).isEqualTo("p-owner");
        assertThat(change.subject().leader().personId()).isEqualTo("p-leader");
        assertThat(change.subject().headquartersLeader().personId()).isEqualTo("p-hq");
        assertThat(change.subject().programmeName()).isEqualTo("崂山区 2023");
    }

    @Test
    void publishesAnOverdueNodeAgainWhenItsOwnerChanges() {
        var before = FoldResult.of(ProjectFacts.of("p1").registered().planned(node("n1", TODAY.minusDays(2))));
        var after = FoldResult.of(ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)))
                .planned(node("n1", TODAY.minusDays(2)).ownedBy("p-other", "u1")));

        var evaluation = after.evaluate(NOW, before.evaluate(NOW, List.of()).published());

        assertThat(summary(evaluation)).containsExactly("n1: OVERDUE → OVERDUE");
    }

    @Test
    void publishesProgressOnlyWhileANodeNeedsAction() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)), node("n2", TODAY.plusDays(60)));
        var before = FoldResult.of(facts);
        var first = before.evaluate(NOW, List.of());
        var published = first.published().stream()
                .map(each -> each.matters() == null
                        ? each
                        : new PublishedNodeState(
                                each.nodeId(),
                                each.standing(),
                                each.dueVersion(),
                                each.dueDate(),
                                each.people(),
                                each.reportMissing(),
                                each.matters().replace(", progressPercent=0", "")))
                .toList();

        var reported = before.then(ProjectFacts.of("p1")
                        .reported("r1", "n1", NOW, 40)
                        .reported("r2", "n2", NOW, 40)
                        .all())
                .evaluate(NOW, first.published());

        assertThat(reported.changes())
                .filteredOn(NodeMattersChanged.class::isInstance)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.subject().nodeId()).isEqualTo("n1");
                    assertThat(((NodeMattersChanged) change).matters().progressPercent())
                            .isEqualTo(40);
                });
        assertThat(first.published())
                .extracting(PublishedNodeState::matters)
                .last()
                .asString()
                .startsWith("NodeMatters[")
                .endsWith("]");
        assertThat(summary(before.evaluate(NOW, published)))
                .as("what was remembered before progress was told of is another thing for overdue nodes only")
                .hasSize(1);
    }

    @Test
    void publishesThatANodeWasRemovedFromThePlan() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)), node("n2", TODAY.plusDays(60)));
        var before = FoldResult.of(facts);
        var after = before.then(facts.planned(node("n2", TODAY.plusDays(60))).all());

        var evaluation = after.evaluate(NOW, before.evaluate(NOW, List.of()).published());

        assertThat(summary(evaluation)).containsExactly("n1: OVERDUE → null");
    }

    @Test
    void publishesNothingUntilTheProgrammeIsKnown() {
        var progress = FoldResult.of(ProjectFacts.of("p1").registered().planned(node("n1", TODAY.minusDays(2))))
                .progress();

        var unknown = ProjectEvaluator.evaluate(
                progress, Programme.unknown("laoshan-2023"), Calendars.standard(), Set.of(), NOW, List.of(), List.of());

        assertThat(unknown.rows()).hasSize(1);
        assertThat(unknown.changes()).isEmpty();
        assertThat(unknown.published()).isEmpty();
    }

    @Test
    void publishesAMissingReportAfterTheIntervalEvenIfTheDueDateIsFar() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(100)).lasting(150).reportedEvery(7))
                .reported("r1", "n1", NOW, 40);
        var folded = FoldResult.of(facts);

        var onTheSeventhDay = folded.evaluate(
                NOW.plus(Duration.ofDays(7)), folded.evaluate(NOW, List.of()).published());
        var onTheEighth = folded.evaluate(NOW.plus(Duration.ofDays(8)), onTheSeventhDay.published());
        var reportedAgain = folded.then(ProjectFacts.of("p1")
                .reported("r2", "n1", NOW.plus(Duration.ofDays(8)), 45)
                .all());

        assertThat(onTheSeventhDay.rows().getFirst().reportMissing()).isFalse();
        assertThat(onTheEighth.rows().getFirst().reportMissing()).isTrue();
        assertThat(summary(onTheEighth)).contains("n1: silent");
        assertThat(summary(reportedAgain.evaluate(NOW.plus(Duration.ofDays(8)), onTheEighth.published())))
                .contains("n1: heard of");
    }

    @Test
    void expectsNoReportOnANodeBeforeItsWorkShouldHaveBegunNorFromBeforeItWasPlanned() {
        var notBegun = FoldResult.of(ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(100)).lasting(10).reportedEvery(7)));
        var begunLongAgo = FoldResult.of(ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(10)).lasting(100).reportedEvery(7)));

        assertThat(notBegun.rowsAt(NOW.plus(Duration.ofDays(30))).getFirst().reportMissing())
                .isFalse();
        assertThat(begunLongAgo.rowsAt(NOW.plus(Duration.ofDays(7))).getFirst().reportMissing())
                .isFalse();
        assertThat(begunLongAgo.rowsAt(NOW.plus(Duration.ofDays(8))).getFirst().reportMissing())
                .isTrue();
    }

    @Test
    void isDueAtMidnightWhileAnythingIsOpenAndNeverWhenAllIsDone() {
        var open = FoldResult.of(ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(100))));
        var done = FoldResult.of(ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY))
                .claimed("n1", TODAY, NOW)
                .completed("n1", TODAY));

        assertThat(open.evaluate(NOW, List.of()).nextCheckAt()).isEqualTo(Instant.parse("2023-06-30T16:00:00Z"));
        assertThat(done.evaluate(NOW, List.of()).nextCheckAt()).isNull();
    }

    @Test
    void publishesChangedMattersWithoutAChangeOfStanding() {
        var facts = ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(100)));
        var before = FoldResult.of(facts);
        var signed = before.then(facts.signed("n1").all());
        var asked = signed.then(
                facts.extensionAsked("x1", "n1", TODAY.plusDays(120)).all());

        var first = before.evaluate(NOW, List.of());
        var second = signed.evaluate(NOW, first.published());
        var third = asked.evaluate(NOW, second.published());

        assertThat(((NodeStandingChanged) first.changes().getFirst()).matters().signingDue())
                .isNotNull();
        assertThat(summary(second)).containsExactly("n1: due 2023-10-08, sign by null, 0 returns, asks null");
        assertThat(summary(third)).containsExactly("n1: due 2023-10-08, sign by null, 0 returns, asks x1");
        assertThat(summary(asked.evaluate(TOMORROW, third.published()))).isEmpty();
    }

    @Test
    void countsReturnedClaims() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(100)))
                .signed("n1")
                .claimed("n1", TODAY, NOW)
                .returned("n1", NOW)
                .claimed("n1", TODAY, NOW)
                .returned("n1", NOW);

        var changes = FoldResult.of(facts).evaluate(NOW, List.of()).changes();

        assertThat(((NodeStandingChanged) changes.getFirst()).matters().returns())
                .isEqualTo(2);
    }

    @Test
    void publishesAStandstillAndItsEndOnce() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(50)), node("n2", TODAY.plusDays(100)));
        var before = FoldResult.of(facts);
        var first = before.evaluate(NOW, List.of());
        var suspended = before.then(facts.suspended("s1", TODAY).all());
        var still = suspended.evaluate(NOW, first.published());
        var resumed = suspended.then(facts.resumed("s1", TODAY.plusDays(1)).all());

        assertThat(summary(first)).noneMatch(line -> line.startsWith("project"));
        assertThat(summary(still)).startsWith("project: s1").hasSize(3);
        assertThat(still.changes().getFirst().subject().nodeId()).isEmpty();
        assertThat(summary(suspended.evaluate(TOMORROW, still.published()))).isEmpty();
        assertThat(summary(resumed.evaluate(TOMORROW, still.published()))).startsWith("project: null");
    }
}
