package city.renewal.progress.domain;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.domain.row.DeadlineRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The decision table for standings, row by row. */
class StandingTest {
    private static final Instant DAY_AFTER = NOW.plus(Duration.ofDays(1));

    private static DeadlineRow rowAt(Instant now, ProjectFacts facts) {
        return FoldResult.of(facts).rowsAt(now).getFirst();
    }

    private static ProjectFacts due(LocalDate due) {
        return ProjectFacts.of("p1").registered().planned(node("n1", due));
    }

    @Test
    void isOnTrackWhileTheForecastMeetsADueDateThatIsFar() {
        var row = rowAt(NOW, due(TODAY.plusDays(30)));

        assertThat(row.standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(row.light()).isEqualTo(Light.GREEN);
        assertThat(row.forecastDate()).isEqualTo(TODAY.plusDays(30));
        assertThat(row.overdueDays()).isZero();
    }

    @Test
    void isDueSoonFromTheFirstDayOfTheWarningWindowToTheDueDateItself() {
        assertThat(rowAt(NOW, due(TODAY.plusDays(8))).standing()).isEqualTo(Standing.ON_TRACK);
        assertThat(rowAt(NOW, due(TODAY.plusDays(7))).standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(rowAt(NOW, due(TODAY)).standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(rowAt(NOW, due(TODAY)).light()).isEqualTo(Light.AMBER);
    }

    @Test
    void isOverdueOnTheDayAfterTheDueDate() {
        var row = rowAt(NOW, due(TODAY.minusDays(1)));

        assertThat(row.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(row.light()).isEqualTo(Light.RED);
        assertThat(row.overdueDays()).isEqualTo(1);
        assertThat(row.forecastDate()).isEqualTo(TODAY);
    }

    @Test
    void takesTheDayFromTheProgrammesZone() {
        var lateEveningInShanghai = Instant.parse("2023-06-30T15:59:59Z");

        assertThat(rowAt(lateEveningInShanghai, due(TODAY)).standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(rowAt(lateEveningInShanghai.plusSeconds(1), due(TODAY)).standing())
                .isEqualTo(Standing.OVERDUE);
    }

    @Test
    void isAtRiskWhenAReportMakesTheForecastMissTheDueDate() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(20)).lasting(100))
                .reported("r1", "n1", NOW.minus(Duration.ofDays(1)), 10);

        var row = rowAt(NOW, facts);

        assertThat(row.standing()).isEqualTo(Standing.AT_RISK);
        assertThat(row.light()).isEqualTo(Light.AMBER);
        assertThat(row.forecastDate()).isAfter(row.dueDate());
    }

    @Test
    void prefersAtRiskOverDueSoon() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(3)).lasting(100))
                .reported("r1", "n1", NOW.minus(Duration.ofDays(1)), 10);

        assertThat(rowAt(NOW, facts).standing()).isEqualTo(Standing.AT_RISK);
    }

    @Test
    void keepsTheLightOfTheDayOfTheClaimUntilTheVerification() {
        var green = due(TODAY.plusDays(10)).claimed("n1", TODAY, NOW);
        var red = due(TODAY.minusDays(2)).claimed("n1", TODAY, NOW);
        var amber = due(TODAY.plusDays(2)).claimed("n1", TODAY, NOW);

        for (var later : new Instant[] {NOW, NOW.plus(Duration.ofDays(60))}) {
            assertThat(rowAt(later, green).standing()).isEqualTo(Standing.CLAIMED);
            assertThat(rowAt(later, green).light()).isEqualTo(Light.GREEN);
            assertThat(rowAt(later, red).light()).isEqualTo(Light.RED);
            assertThat(rowAt(later, red).overdueDays()).isEqualTo(2);
            assertThat(rowAt(later, amber).light()).isEqualTo(Light.AMBER);
        }
    }

    @Test
    void keepsTheAmberOfARiskThroughAClaim() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(node("n1", TODAY.plusDays(20)).lasting(100))
                .reported("r1", "n1", NOW.minus(Duration.ofDays(1)), 10)
                .claimed("n1", TODAY, NOW);

        var row = rowAt(NOW.plus(Duration.ofDays(3)), facts);

        assertThat(row.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(row.light()).isEqualTo(Light.AMBER);
    }

    @Test
    void restartsTheClockAfterAReturnAsIfItHadNeverStopped() {
        var claimedInTime = due(TODAY.plusDays(1)).claimed("n1", TODAY, NOW);
        var returned = due(TODAY.plusDays(1)).claimed("n1", TODAY, NOW).returned("n1", NOW.plus(Duration.ofDays(5)));

        assertThat(rowAt(NOW.plus(Duration.ofDays(5)), claimedInTime).light()).isEqualTo(Light.AMBER);
        var row = rowAt(NOW.plus(Duration.ofDays(5)), returned);
        assertThat(row.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(row.overdueDays()).isEqualTo(4);
        assertThat(row)
                .usingRecursiveComparison()
                .ignoringFields("sequence", "lastEvent")
                .isEqualTo(rowAt(NOW.plus(Duration.ofDays(5)), due(TODAY.plusDays(1))));
    }

    @Test
    void isGreenWhenVerifiedAsDoneOnTheDueDate() {
        var facts = due(TODAY).claimed("n1", TODAY, NOW).completed("n1", TODAY);

        var row = rowAt(DAY_AFTER, facts);

        assertThat(row.standing()).isEqualTo(Standing.DONE_ON_TIME);
        assertThat(row.light()).isEqualTo(Light.GREEN);
        assertThat(row.completedOn()).isEqualTo(TODAY);
        assertThat(row.progressPercent()).isEqualTo(100);
    }

    @Test
    void isYellowForGoodWhenDoneLateWhateverIsPlannedLater() {
        var facts = due(TODAY.minusDays(5))
                .claimed("n1", TODAY, NOW)
                .completed("n1", TODAY)
                .planned(node("n1", TODAY.plusDays(100)));

        var row = rowAt(DAY_AFTER, facts);

        assertThat(row.standing()).isEqualTo(Standing.DONE_LATE);
        assertThat(row.light()).isEqualTo(Light.YELLOW);
    }

    @Test
    void keepsThePlanOfANodeWithoutReportsUntilItsDayHasPassedThenSlipsWithToday() {
        var facts = ProjectFacts.of("p1")
                .registered()
                .planned(
                        node("n1", TODAY.minusDays(1)),
                        node("n2", TODAY.plusDays(9)).after("n1"));

        var rows = FoldResult.of(facts).rowsAt(NOW);

        assertThat(rows.get(0).forecastDate()).isEqualTo(TODAY);
        assertThat(rows.get(1).forecastDate()).isEqualTo(TODAY.plusDays(10));
        assertThat(rows.get(1).standing()).isEqualTo(Standing.AT_RISK);
        assertThat(rows.get(1).totalFloatDays()).isNegative();
        assertThat(rows.get(1).critical()).isTrue();
    }
}
