package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.NodeReport.done;
import static city.renewal.schedule.PlanBuilder.NodeReport.started;
import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.PlanBuilder.NodeReport;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The forecast of work that has begun, or should have begun. */
class ForecastTest {
    /** Planned: a from the 12th to the 21st, b from the 22nd to the 31st. */
    private static PlanBuilder twoNodes() {
        return aPlan().finishingBy("2023-07-31").node("a", 10).node("b", 10, after("a"));
    }

    private static NodeReport remaining(String nodeId, String startedOn, int days, String from) {
        return new NodeReport(
                nodeId,
                NodeActuals.startedOn(LocalDate.parse(startedOn))
                        .withRemaining(days, from == null ? null : LocalDate.parse(from)));
    }

    @Nested
    class WithoutAReport {
        @Test
        void aNodeKeepsItsPlanUntilItsPlannedDayHasPassed() {
            assertThat(twoNodes().evaluated("2023-07-01").forecast("a")).isEqualTo("2023-07-21");
            assertThat(twoNodes().evaluated("2023-07-21").forecast("a")).isEqualTo("2023-07-21");
            assertThat(twoNodes().evaluated("2023-07-21").forecast("b")).isEqualTo("2023-07-31");
        }

        @Test
        void thenItSlipsWithTodayAndWhatFollowsSlipsWithIt() {
            var plan = twoNodes().evaluated("2023-07-25");

            assertThat(plan.forecast("a")).isEqualTo("2023-07-25");
            assertThat(plan.forecast("b")).isEqualTo("2023-08-04");
            assertThat(plan.evaluation().atRisk(1)).isTrue();
            assertThat(plan.due("b")).isEqualTo("2023-07-31");
        }

        @Test
        void aPlanWithTimeToSpareTakesASlip() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("late", 10)
                    .due("2023-06-20")
                    .node("next", 10, after("late"))
                    .evaluated("2023-06-30");

            assertThat(plan.forecast("late")).isEqualTo("2023-06-30");
            assertThat(plan.forecast("next")).isEqualTo("2023-07-31");
            assertThat(plan.evaluation().atRisk(1)).isFalse();
        }

        @Test
        void aMilestoneSlipsWithTodayToo() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("a", 10)
                    .node("m", 0, after("a"))
                    .node("b", 10, after("m"))
                    .evaluated("2023-07-25", done("a", "2023-07-21"));

            assertThat(plan.forecast("m")).isEqualTo("2023-07-25");
            assertThat(plan.forecast("b")).isEqualTo("2023-08-04");
        }
    }

    @Nested
    class AtWork {
        @Test
        void aLateStartIsALateFinish() {
            var plan = twoNodes().evaluated("2023-07-16", started("a", "2023-07-15"));

            assertThat(plan.forecast("a")).isEqualTo("2023-07-24");
            assertThat(plan.forecast("b")).isEqualTo("2023-08-03");
        }

        @Test
        void anEarlyStartIsAnEarlyFinishButDoesNotPullTheNextOneForward() {
            var plan = twoNodes().evaluated("2023-07-16", started("a", "2023-07-10"));

            assertThat(plan.forecast("a")).isEqualTo("2023-07-19");
            assertThat(plan.forecast("b")).isEqualTo("2023-07-31");
        }

        @Test
        void remainingDaysCountFromTodayOrFromTheDayGiven() {
            assertThat(twoNodes()
                            .evaluated("2023-07-20", remaining("a", "2023-07-12", 5, null))
                            .forecast("a"))
                    .isEqualTo("2023-07-24");
            assertThat(twoNodes()
                            .evaluated("2023-07-20", remaining("a", "2023-07-12", 5, "2023-07-18"))
                            .forecast("a"))
                    .isEqualTo("2023-07-22");
        }

        @Test
        void progressIsTakenForTheRestOfTheDurationRoundedUp() {
            var report = new NodeReport(
                    "a", NodeActuals.startedOn(LocalDate.of(2023, 7, 12)).withProgress(35, LocalDate.of(2023, 7, 18)));

            assertThat(twoNodes().evaluated("2023-07-18", report).forecast("a")).isEqualTo("2023-07-24");
        }

        @Test
        void workThatShouldBeOverSlipsWithToday() {
            assertThat(twoNodes()
                            .evaluated("2023-07-26", started("a", "2023-07-12"))
                            .forecast("a"))
                    .isEqualTo("2023-07-26");
        }

        @Test
        void allDoneButNotClaimedIsExpectedToday() {
            var report = new NodeReport(
                    "a", NodeActuals.startedOn(LocalDate.of(2023, 7, 12)).withProgress(100, null));

            assertThat(twoNodes().evaluated("2023-07-18", report).forecast("a")).isEqualTo("2023-07-18");
        }

        @Test
        void allDoneByTodaysReportIsNotExpectedTomorrow() {
            var report = new NodeReport(
                    "a", NodeActuals.startedOn(LocalDate.of(2023, 7, 12)).withProgress(100, LocalDate.of(2023, 7, 22)));

            assertThat(twoNodes().evaluated("2023-07-21", report).forecast("a")).isEqualTo("2023-07-21");
        }

        @Test
        void theRestOfWorkStartedOutOfOrderWaitsForItsPredecessor() {
            // Retained logic: b has begun, but a is not done.
            var plan = twoNodes()
                    .evaluated("2023-07-20", started("a", "2023-07-12"), remaining("b", "2023-07-18", 8, null));

            assertThat(plan.forecast("b")).isEqualTo("2023-07-29");
            assertThat(plan.earliest("b")).isEqualTo("2023-07-18 2023-07-29");
            assertThat(plan.latest("b")).isEqualTo("2023-07-18 2023-07-31");
            assertThat(plan.totalFloat("b")).isEqualTo(2);
        }
    }

    @Nested
    class Done {
        @Test
        void isAFactWithoutFloat() {
            var plan = twoNodes().evaluated("2023-07-30", done("a", "2023-07-25"));

            assertThat(plan.earliest("a")).isEqualTo("2023-07-16 2023-07-25");
            assertThat(plan.latest("a")).isEqualTo("2023-07-16 2023-07-25");
            assertThat(plan.forecast("a")).isEqualTo("2023-07-25");
            assertThat(plan.due("a")).isEqualTo("2023-07-21");
            assertThat(plan.totalFloat("a")).isZero();
            assertThat(plan.freeFloat("a")).isZero();
            assertThat(plan.critical("a")).isFalse();
            assertThat(plan.evaluation().atRisk(0)).isFalse();
        }

        @Test
        void doesNotDelayOthersAndIsNotInTheChain() {
            var plan = twoNodes().evaluated("2023-07-20", done("a", "2023-07-14"));

            assertThat(plan.earliest("b")).isEqualTo("2023-07-20 2023-07-29");
            assertThat(plan.evaluation().feasible()).isTrue();
            assertThat(plan.evaluation().drivingChainIds()).containsExactly("b");
        }

        @Test
        void onADayOffItStaysOnThatDay() {
            var plan = aPlan().on(Calendars.WORKING)
                    .startingOn("2023-07-03")
                    .node("a", 5)
                    .node("m", 0, after("a"))
                    .node("b", 1, after("m"))
                    .evaluated("2023-07-08", done("a", "2023-07-08"), done("m", "2023-07-08"));

            assertThat(plan.earliest("a")).isEqualTo("2023-07-03 2023-07-08");
            assertThat(plan.earliest("m")).isEqualTo("2023-07-08 2023-07-08");
            assertThat(plan.earliest("b")).isEqualTo("2023-07-10 2023-07-10");
        }
    }

    @Test
    void aForwardPlanKeepsItsEarliestDatesAndItsDueDatesWhateverIsReported() {
        var builder =
                aPlan().startingOn("2023-07-01").node("a", 10).node("b", 5).node("c", 5, after("a"), after("b"));

        var plan = builder.evaluated("2023-07-20", started("a", "2023-07-08"));

        assertThat(plan.due("a")).isEqualTo("2023-07-10");
        assertThat(plan.due("b")).isEqualTo("2023-07-10");
        assertThat(plan.due("c")).isEqualTo("2023-07-15");
        assertThat(plan.forecast("a")).isEqualTo("2023-07-20");
        assertThat(plan.forecast("b")).isEqualTo("2023-07-20");
        assertThat(plan.forecast("c")).isEqualTo("2023-07-25");
        assertThat(plan.earliest("c")).isEqualTo("2023-07-25 2023-07-29");
    }
}
