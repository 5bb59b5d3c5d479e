package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.DueDateShift;
import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.row.DeadlineRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Suspended work (停工令), in the order of the decision table. */
class SuspensionTest {
    private static ProjectFacts due(LocalDate due) {
        return ProjectFacts.of("p1").registered().planned(node("n1", due));
    }

    private static DeadlineRow rowAt(Instant now, ProjectFacts facts) {
        return FoldResult.of(facts).rowsAt(now).getFirst();
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    @Test
    void isGreyDuringASuspensionEvenIfTheDueDatePasses() {
        var facts = due(TODAY.plusDays(2)).suspended("s1", TODAY);

        for (var days : new int[] {0, 3, 60}) {
            var row = rowAt(in(days), facts);
            assertThat(row.standing()).isEqualTo(Standing.SUSPENDED);
            assertThat(row.light()).isEqualTo(Light.GREY);
            assertThat(row.overdueDays()).isZero();
        }
    }

    @Test
    void doesNotHideANodeThatWasAlreadyLate() {
        var row = rowAt(in(4), due(TODAY.minusDays(1)).suspended("s1", TODAY));

        assertThat(row.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(row.light()).isEqualTo(Light.RED);
        assertThat(row.overdueDays()).isEqualTo(5);
    }

    @Test
    void isNotLateWhenDueOnTheFirstDayWithoutWork() {
        assertThat(rowAt(in(1), due(TODAY).suspended("s1", TODAY)).standing()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void prefersSuspendedOverClaimedAndDoneOverBoth() {
        var claimed = due(TODAY.plusDays(9)).claimed("n1", TODAY, NOW).suspended("s1", TODAY);
        var claimedInTimeBeforeASuspensionThatBeganLater =
                due(TODAY).claimed("n1", TODAY, NOW).suspended("s1", TODAY.plusDays(3));
        var claimedLate = due(TODAY.minusDays(2)).claimed("n1", TODAY, NOW).suspended("s1", TODAY.plusDays(3));

        assertThat(rowAt(in(1), claimed).standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(rowAt(in(4), claimedInTimeBeforeASuspensionThatBeganLater).standing())
                .isEqualTo(Standing.SUSPENDED);
        assertThat(rowAt(in(4), claimedLate).standing()).isEqualTo(Standing.OVERDUE);
        assertThat(rowAt(in(4), claimedLate).overdueDays()).isEqualTo(2);
        assertThat(rowAt(in(1), claimed.completed("n1", TODAY)).standing()).isEqualTo(Standing.DONE_ON_TIME);
    }

    @Test
    void beginsAndEndsByTimeAlone() {
        var facts = due(TODAY.plusDays(60)).suspended("s1", TODAY.plusDays(2));

        assertThat(rowAt(in(1), facts).standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(rowAt(in(2), facts).standing()).isEqualTo(Standing.SUSPENDED);

        var resumed = facts.resumed("s1", TODAY.plusDays(5), new DueDateShift("n1", TODAY.plusDays(63), 2));
        assertThat(rowAt(in(4), resumed).standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(rowAt(in(5), resumed).standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(rowAt(in(5), resumed).dueDate()).isEqualTo(TODAY.plusDays(63));
        assertThat(rowAt(in(5), resumed).originalDueDate()).isEqualTo(TODAY.plusDays(60));
        assertThat(rowAt(in(5), resumed).dueVersion()).isEqualTo(2);
    }

    @Test
    void isDueAgainWhenTheSuspensionOfAClaimedNodeIsAhead() {
        var facts = due(TODAY.plusDays(60)).claimed("n1", TODAY, NOW);
        assertThat(FoldResult.of(facts).evaluate(NOW, List.of()).nextCheckAt()).isNull();

        facts.suspended("s1", TODAY.plusDays(2));

        assertThat(FoldResult.of(facts).evaluate(NOW, List.of()).nextCheckAt())
                .isEqualTo(Instant.parse("2023-06-30T16:00:00Z"));
        assertThat(rowAt(in(2), facts).standing()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void coversOnlyTheNodesThatTheOrderNames() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(60)), node("n2", TODAY.plusDays(60)))
                .suspended("s1", TODAY, "n2");

        var rows = FoldResult.of(facts).rowsAt(NOW);

        assertThat(rows).extracting(DeadlineRow::standing).containsExactly(Standing.ON_TRACK, Standing.SUSPENDED);
    }

    @Test
    void countsOverlappingOrdersAsOneInterval() {
        var facts = due(TODAY.plusDays(1))
                .suspended("dust", TODAY)
                .suspended("winter", TODAY.plusDays(2))
                .resumed("dust", TODAY.plusDays(3), new DueDateShift("n1", TODAY.plusDays(1), 2));

        assertThat(rowAt(in(4), facts).standing()).isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void demandsNoReportDuringASuspensionNorImmediatelyAfterIt() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(100)).lasting(150).reportedEvery(7))
                .reported("r1", "n1", NOW, 40)
                .suspended("s1", TODAY.plusDays(3));
        assertThat(rowAt(in(20), facts).reportMissing()).isFalse();
        assertThat(rowAt(in(20), facts).reportDemanded()).isFalse();

        facts.resumed("s1", TODAY.plusDays(21));

        assertThat(rowAt(in(28), facts).reportMissing()).isFalse();
        assertThat(rowAt(in(28), facts).reportDemanded()).isTrue();
        assertThat(rowAt(in(29), facts).reportMissing()).isTrue();
    }

    @Test
    void runsOnAsIfNeverClaimedWhenAClaimIsReturnedDuringASuspension() {
        var facts = due(TODAY.plusDays(5))
                .suspended("s1", TODAY.plusDays(1))
                .claimed("n1", TODAY, NOW)
                .returned("n1", in(3))
                .resumed("s1", TODAY.plusDays(4), new DueDateShift("n1", TODAY.plusDays(8), 2));
        var never = due(TODAY.plusDays(5))
                .suspended("s1", TODAY.plusDays(1))
                .resumed("s1", TODAY.plusDays(4), new DueDateShift("n1", TODAY.plusDays(8), 2));

        for (var days : new int[] {3, 4, 9}) {
            assertThat(rowAt(in(days), facts))
                    .usingRecursiveComparison()
                    .ignoringFields("sequence", "lastEvent")
                    .isEqualTo(rowAt(in(days), never));
        }
    }
}
