package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.ContinuedNode;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.ProjectEvent.NodeAdvanced;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.events.ProjectEvent.ProjectWithdrawn;
import city.renewal.events.Standing;
import city.renewal.events.Withdrawal;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.row.Contradiction;
import city.renewal.progress.domain.state.EventRef;
import city.renewal.progress.domain.state.LatestReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Advanced due dates, withdrawn projects, returning nodes, and claims that reports contradict. */
class MovedDatesTest {
    @Test
    void anAdvancedDueDateIsANewVersionAndNeedsANewSignature() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(20)))
                .signed("n1");
        var before = FoldResult.of(facts).evaluate(NOW, List.of());

        facts.decided(new NodeAdvanced("n1", TODAY.plusDays(2), 2, "p-leader", "迎检", NOW));
        var after = FoldResult.of(facts).evaluate(NOW, before.published());

        var row = after.rows().getFirst();
        assertThat(row.originalDueDate()).isEqualTo(TODAY.plusDays(20));
        assertThat(row.dueDate()).isEqualTo(TODAY.plusDays(2));
        assertThat(row.dueVersion()).isEqualTo(2);
        assertThat(row.signedAt()).isNull();
        assertThat(after.changes()).singleElement().isInstanceOfSatisfying(NodeStandingChanged.class, change -> {
            assertThat(change.dueVersion()).isEqualTo(2);
            assertThat(change.dueDate()).isEqualTo(TODAY.plusDays(2));
        });
    }

    @Test
    void aWithdrawnProjectHasNoRowsAndFiguresAndItsPublishedStandingsEnd() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("late", TODAY.minusDays(5)).reportedEvery(1), node("next", TODAY.plusDays(50)))
                .suspended("s1", TODAY.minusDays(1));
        var before = FoldResult.of(facts).evaluate(NOW.plus(Duration.ofDays(1)), List.of());

        facts.decided(new ProjectWithdrawn("并入其他项目", "p-commander", NOW));
        var after = FoldResult.of(facts).evaluate(NOW, before.published());
        var later = FoldResult.of(facts).evaluate(NOW, after.published());

        assertThat(after.rows()).isEmpty();
        assertThat(after.summary()).isNull();
        assertThat(after.nextCheckAt()).isNull();
        assertThat(after.published()).isEmpty();
        assertThat(after.changes())
                .filteredOn(NodeStandingChanged.class::isInstance)
                .hasSize(2)
                .allSatisfy(change ->
                        assertThat(((NodeStandingChanged) change).to()).isNull());
        assertThat(after.changes())
                .filteredOn(ProjectStandstillChanged.class::isInstance)
                .singleElement()
                .satisfies(change -> assertThat(((ProjectStandstillChanged) change).suspensionId())
                        .isNull());
        assertThat(later.changes()).isEmpty();
    }

    @Test
    void aSnapshotRestoresAWithdrawal() {
        var facts = ProjectFacts.of("p1").registered();
        var snapshot = facts.snapshot(new ProjectSnapshotTaken(
                ProjectFacts.entry("p1", "370212001", "p-leader", "u1"),
                ProjectFacts.planOf(node("n1", TODAY)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Withdrawal("撤项", "p-commander", NOW),
                NOW));

        assertThat(FoldResult.of(List.of(snapshot)).rowsAt(NOW)).isEmpty();
        assertThat(FoldResult.of(List.of(snapshot)).progress().isWithdrawn()).isTrue();
    }

    @Test
    void aReturningNodeKeepsItsReportInterval() {
        var before = NOW.minus(Duration.ofDays(30));
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(
                        before,
                        node("n1", TODAY.plusDays(5)).lasting(60).reportedEvery(7),
                        node("n2", TODAY.plusDays(9)))
                .signed("n1");
        var missing = FoldResult.of(facts).rowsAt(NOW).getFirst();

        facts.planned(NOW.minusSeconds(20), node("n2", TODAY.plusDays(9)))
                .planned(
                        NOW.minusSeconds(10),
                        node("n1", TODAY.plusDays(5)).lasting(60).reportedEvery(7),
                        node("n2", TODAY.plusDays(9)));
        var back = FoldResult.of(facts).rowsAt(NOW).getFirst();

        assertThat(missing.reportMissing()).isTrue();
        assertThat(back.reportMissing()).isTrue();
        assertThat(back.signedAt()).isEqualTo(missing.signedAt());
        assertThat(back.signingDueOn()).isEqualTo(missing.signingDueOn());
    }

    @Test
    void aNodeThatContinuesAnotherKeepsItsReportInterval() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(
                        NOW.minus(Duration.ofDays(30)),
                        node("n1", TODAY.plusDays(5)).lasting(60).reportedEvery(7))
                .signed("n1")
                .decided(new PlanSet(
                        ProjectFacts.planOf(
                                node("n9", TODAY.plusDays(5)).lasting(60).reportedEvery(7)),
                        List.of(new ContinuedNode("n9", "n1")),
                        "p-unit",
                        NOW));

        var row = FoldResult.of(facts).rowsAt(NOW).getFirst();

        assertThat(row.nodeId()).isEqualTo("n9");
        assertThat(row.reportMissing()).isTrue();
        assertThat(row.signedAt()).isEqualTo(NOW);
    }

    @Test
    void aRowShowsTheReportThatContradictsTheClaim() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(4)))
                .reported("r1", "n1", NOW.minus(Duration.ofDays(3)), 60)
                .reported("r2", "n1", NOW.minus(Duration.ofDays(1)), 100)
                .claimed("n1", TODAY.minusDays(5), NOW);

        var row = FoldResult.of(facts).rowsAt(NOW).getFirst();

        assertThat(row.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(row.claimedOn()).isEqualTo(TODAY.minusDays(5));
        assertThat(row.contradictedBy()).isEqualTo(new Contradiction("r1", NOW.minus(Duration.ofDays(3)), 60));
    }

    @Test
    void aReportOfTheDayItselfOrBeforeContradictsNothing() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(4)))
                .reported("r1", "n1", NOW.minus(Duration.ofDays(3)), 60)
                .claimed("n1", TODAY.minusDays(3), NOW);

        assertThat(FoldResult.of(facts).rowsAt(NOW).getFirst().contradictedBy()).isNull();
    }

    @Test
    void aLateReportAndALedgerEntryContradictToo() {
        var claim = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(4)), node("n2", TODAY))
                .stated("n2", 40, TODAY.minusDays(1))
                .claimed("n1", TODAY.minusDays(5), NOW)
                .claimed("n2", TODAY.minusDays(2), NOW)
                .reported("r1", "n1", NOW.minus(Duration.ofDays(2)), 80);

        var rows = FoldResult.of(claim).rowsAt(NOW);

        assertThat(rows.get(0).contradictedBy()).isNotNull();
        assertThat(rows.get(1).contradictedBy().reportId()).isNull();
        assertThat(rows.get(1).contradictedBy().progressPercent()).isEqualTo(40);
    }

    @Test
    void reportsStoredByAnOlderVersionStillContradict() {
        var at = Instant.parse("2023-06-29T08:00:00Z");
        var progress = new LatestReport.Progress(new LatestReport.Observation("r1", at, new EventRef("e", 1, at)), 70);
        var old = new LatestReport("n1", progress.seen(), progress, null, null);

        assertThat(old.lastUnfinished()).isEqualTo(progress);
        assertThat(old.merge(old).unfinished()).isEqualTo(progress);
    }

    @Test
    void aPublishedMissingReportEndsWithTheProject() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(
                        NOW.minus(Duration.ofDays(30)),
                        node("n1", TODAY.plusDays(5)).lasting(60).reportedEvery(7));
        var before = FoldResult.of(facts).evaluate(NOW, List.of());

        facts.decided(new ProjectWithdrawn("撤项", "p-commander", NOW));

        assertThat(FoldResult.of(facts).evaluate(NOW, before.published()).changes())
                .hasAtLeastOneElementOfType(NodeReportResumed.class);
    }
}
