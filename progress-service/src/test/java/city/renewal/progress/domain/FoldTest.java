package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Light;
import city.renewal.events.NodeFacts;
import city.renewal.events.ProjectEvent.ProjectSnapshotTaken;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.state.NodeRecord;
import city.renewal.progress.domain.state.ProjectFold;
import city.renewal.progress.domain.state.ProjectProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void skipsKnownFactsAndRejectsGaps() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY))
                .signed("n1")
                .all();
        var fold = new ProjectFold(ProjectProgress.unknown("p1"));
        var registered = (city.renewal.events.ProjectEvent) facts.get(0).event();
        var signed = (city.renewal.events.ProjectEvent) facts.get(2).event();

        assertThat(fold.apply("e1", 1, registered)).isEqualTo(ProjectFold.Outcome.APPLIED);
        assertThat(fold.apply("e1", 1, registered)).isEqualTo(ProjectFold.Outcome.KNOWN);
        assertThat(fold.apply("e3", 3, signed)).isEqualTo(ProjectFold.Outcome.GAP);
        assertThat(fold.sequence()).isEqualTo(1);
    }

    @Test
    void continuesFromASnapshotAndKeepsValuesThatItLacks() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.minusDays(3)))
                .claimed("n1", TODAY.minusDays(1), NOW)
                .reported("r1", "n1", NOW, 90);
        var before = FoldResult.of(facts);
        var snapshot = new ProjectSnapshotTaken(
                ProjectFacts.entry("p1", "370212002", "p-leader-2", "u2"),
                ProjectFacts.planOf(node("n1", TODAY.minusDays(3)), node("n2", TODAY.plusDays(50))),
                List.of(
                        new NodeFacts(
                                "n1",
                                null,
                                null,
                                null,
                                TODAY.minusDays(1),
                                NOW,
                                "p-owner",
                                null,
                                null,
                                NOW,
                                "p-owner",
                                null,
                                null),
                        NodeFacts.none("n2")),
                List.of(),
                List.of(),
                List.of(),
                NOW.plus(Duration.ofDays(9)));
        var fold = new ProjectFold(before.progress());

        assertThat(fold.apply("e17", 17, snapshot)).isEqualTo(ProjectFold.Outcome.APPLIED);

        var after = fold.progress();
        assertThat(after.sequence()).isEqualTo(17);
        assertThat(after.entry().area()).isEqualTo("370212002");
        assertThat(after.nodes()).extracting(NodeRecord::nodeId).containsExactly("n1", "n2");
        assertThat(after.nodes().getFirst().claim().claimedAt()).isEqualTo(NOW);
        assertThat(after.nodes().getFirst().assignment().signedAt()).isEqualTo(NOW);
        assertThat(after.reports()).hasSize(1);
    }

    @Test
    void keepsAReportOnAProjectThatIsNotKnownYet() {
        var report = ProjectFacts.of("p1").reported("r1", "n1", NOW, 30);
        var known = FoldResult.of(report)
                .then(ProjectFacts.of("p1")
                        .registered()
                        .planned(node("n1", TODAY.plusDays(60)))
                        .all());

        assertThat(known.rowsAt(NOW).getFirst().progressPercent()).isEqualTo(30);
    }

    @Test
    void isIndependentOfTheOrderOfReports() {
        var plan = ProjectFacts.of("p1").registered().planned(node("n1", TODAY.plusDays(60)));
        var reports = new ArrayList<>(ProjectFacts.of("p1")
                .reported("r1", "n1", NOW.minusSeconds(300), 10)
                .reported("r2", "n1", NOW.minusSeconds(200), 30)
                .reported("r3", "n1", NOW.minusSeconds(200), 20)
                .reported("r4", "n1", NOW.minusSeconds(100), null)
                .all());
        var expected = FoldResult.of(plan).then(reports).progress();

        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var i = 0; i < 50; i++) {
            Collections.shuffle(reports, random);
            var twice = new ArrayList<>(reports);
            twice.addAll(reports.subList(0, 2));
            assertThat(FoldResult.of(plan).then(twice).progress())
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
        assertThat(expected.reports().getFirst().progress().percent()).isEqualTo(20);
        assertThat(expected.reports().getFirst().latest().observedAt()).isEqualTo(NOW.minusSeconds(100));
    }

    @Test
    void prefersASiteReportOverALedgerEntryOfTheSameDay() {
        var sameDay = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)))
                .stated("n1", 50, TODAY)
                .reported("r1", "n1", NOW, 40);
        var dayBefore = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)))
                .stated("n1", 50, TODAY)
                .reported("r1", "n1", NOW.minus(Duration.ofDays(1)), 40);

        assertThat(FoldResult.of(sameDay).rowsAt(NOW).getFirst().progressPercent())
                .isEqualTo(40);
        assertThat(FoldResult.of(dayBefore).rowsAt(NOW).getFirst().progressPercent())
                .isEqualTo(50);
    }

    @Test
    void asksForANewSignatureWhenAnotherPersonIsNamed() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)), node("n2", TODAY.plusDays(60)))
                .signed("n1")
                .signed("n2")
                .planned(
                        node("n1", TODAY.plusDays(60)),
                        node("n2", TODAY.plusDays(60)).ownedBy("p-other", "u1"));

        var rows = FoldResult.of(facts).rowsAt(NOW);

        assertThat(rows.get(0).signedAt()).isEqualTo(NOW);
        assertThat(rows.get(1).signedAt()).isNull();
    }

    @Test
    void addsAProjectUpAsSoonAsItIsRegistered() {
        var summary = FoldResult.of(ProjectFacts.of("p1").registered())
                .evaluate(NOW, List.of())
                .summary();

        assertThat(summary.completed()).isFalse();
        assertThat(summary.byLight()).isEmpty();
        assertThat(summary.plannedThisYear().amount()).isEqualByComparingTo("40.00");
    }

    @Test
    void countsNodesDueThisWeekUntilTheyAreDone() {
        var friday = TODAY;
        var summary = FoldResult.of(ProjectFacts.of("p1")
                        .registered()
                        .planned(
                                node("monday", friday.minusDays(4)),
                                node("sunday", friday.plusDays(2)),
                                node("nextMonday", friday.plusDays(3)),
                                node("done", friday))
                        .claimed("done", friday, NOW)
                        .completed("done", friday))
                .evaluate(NOW, List.of())
                .summary();

        assertThat(summary.dueThisWeek()).isEqualTo(2);
        assertThat(summary.byLight()).containsEntry(Light.RED, 1).containsEntry(Light.GREEN, 1);
    }
}
