package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Examples of the public interface's semantics. */
class ScheduleEngineTest {
    @Nested
    class Dates {
        @Test
        void threeNaturalDaysFromTheFirstFinishOnTheThirdAndTheSuccessorStartsOnTheFourth() {
            var plan = aPlan().startingOn("2023-07-01")
                    .node("a", 3)
                    .node("b", 2, after("a"))
                    .evaluated();

            assertThat(plan.earliest("a")).isEqualTo("2023-07-01 2023-07-03");
            assertThat(plan.earliest("b")).isEqualTo("2023-07-04 2023-07-05");
            assertThat(plan.evaluation().finish()).isEqualTo("2023-07-05");
        }

        @Test
        void workingDaysSkipAHolidayAndCountAMakeUpSaturday() {
            // 21 to 27 January 2023 are off; Saturday and Sunday, 28 and 29, are worked.
            var plan = aPlan().on(Calendars.WORKING)
                    .startingOn("2023-01-19")
                    .node("permit", 4)
                    .node("next", 1, after("permit"))
                    .evaluated();

            assertThat(plan.earliest("permit")).isEqualTo("2023-01-19 2023-01-29");
            assertThat(plan.earliest("next")).isEqualTo("2023-01-30 2023-01-30");
        }

        @Test
        void onePlanMixesCalendars() {
            var plan = aPlan().startingOn("2023-07-01")
                    .node("dig", 8)
                    .node("permit", 2, after("dig"))
                    .workingOn(Calendars.WORKING)
                    .node("build", 2, after("permit"))
                    .evaluated();

            assertThat(plan.earliest("dig")).isEqualTo("2023-07-01 2023-07-08");
            assertThat(plan.earliest("permit")).isEqualTo("2023-07-10 2023-07-11");
            assertThat(plan.earliest("build")).isEqualTo("2023-07-12 2023-07-13");
            // The permit can't begin on Sunday the 9th, so digging has a day to spare.
            assertThat(plan.totalFloat("dig")).isEqualTo(1);
            assertThat(plan.totalFloat("permit")).isZero();
        }

        @Test
        void aPlanWithoutNodesIsItsAnchor() {
            var evaluation = aPlan().finishingBy("2023-07-31").evaluated().evaluation();

            assertThat(evaluation.start()).isEqualTo("2023-07-31");
            assertThat(evaluation.finish()).isEqualTo("2023-07-31");
            assertThat(evaluation.feasible()).isTrue();
            assertThat(evaluation.drivingChain()).isEmpty();
        }
    }

    @Nested
    class Milestones {
        @Test
        void aMilestoneIsTheDayAtWhoseEndItIsReached() {
            var plan = aPlan().startingOn("2023-07-01")
                    .node("a", 3)
                    .node("m", 0, after("a"))
                    .node("b", 2, after("m"))
                    .evaluated();

            assertThat(plan.earliest("m")).isEqualTo("2023-07-03 2023-07-03");
            assertThat(plan.latest("m")).isEqualTo("2023-07-03 2023-07-03");
            assertThat(plan.earliest("b")).isEqualTo("2023-07-04 2023-07-05");
        }

        @Test
        void withNothingBeforeItAMilestoneIsTheStartDayItself() {
            var plan = aPlan().startingOn("2023-07-01")
                    .node("m", 0)
                    .node("m2", 0, after("m"))
                    .node("a", 3, after("m2"))
                    .evaluated();

            assertThat(plan.earliest("m")).isEqualTo("2023-07-01 2023-07-01");
            assertThat(plan.latest("m")).isEqualTo("2023-07-01 2023-07-01");
            assertThat(plan.earliest("m2")).isEqualTo("2023-07-01 2023-07-01");
            assertThat(plan.earliest("a")).isEqualTo("2023-07-01 2023-07-03");
            assertThat(plan.totalFloat("m")).isZero();
        }

        @Test
        void theFirstMilestoneOfABackwardPlanIsTheDayOnWhichWorkStarts() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("m", 0)
                    .node("a", 3, after("m"))
                    .node("end", 0, after("a"))
                    .evaluated();

            assertThat(plan.due("m")).isEqualTo("2023-07-29");
            assertThat(plan.due("a")).isEqualTo("2023-07-31");
            assertThat(plan.due("end")).isEqualTo("2023-07-31");
            assertThat(plan.evaluation().start()).isEqualTo("2023-07-29");
        }

        @Test
        void aMilestoneAloneIsDueOnThePromisedFinish() {
            var plan = aPlan().finishingBy("2023-07-31").node("m", 0).evaluated();

            assertThat(plan.due("m")).isEqualTo("2023-07-31");
            assertThat(plan.evaluation().start()).isEqualTo("2023-07-31");
        }

        @Test
        void aMilestoneOnWorkingDaysWaitsForTheNextOneAndDelaysNothingLonger() {
            // Work ends on Saturday, 8 July 2023; the office and the next work begin on Monday.
            var plan = aPlan().startingOn("2023-07-01")
                    .node("dig", 8)
                    .node("approved", 0, after("dig"))
                    .workingOn(Calendars.WORKING)
                    .node("build", 2, after("approved"))
                    .evaluated();

            assertThat(plan.earliest("approved")).isEqualTo("2023-07-10 2023-07-10");
            assertThat(plan.earliest("build")).isEqualTo("2023-07-10 2023-07-11");
        }

        @Test
        void aMilestoneOnWorkingDaysThatIsDueOnASundayIsDueOnTheFridayBefore() {
            var plan = aPlan().finishingBy("2023-07-09")
                    .node("dig", 2)
                    .node("approved", 0, after("dig"))
                    .workingOn(Calendars.WORKING)
                    .evaluated();

            assertThat(plan.due("approved")).isEqualTo("2023-07-07");
            assertThat(plan.due("dig")).isEqualTo("2023-07-07");
        }

        @Test
        void aMilestoneOnWorkingDaysThatMustBeReachedForWorkOnMondayIsDueOnFriday() {
            var plan = aPlan().finishingBy("2023-07-12")
                    .node("file", 1)
                    .workingOn(Calendars.WORKING)
                    .node("approved", 0, after("file"))
                    .workingOn(Calendars.WORKING)
                    .node("build", 3, after("approved"))
                    .evaluated();

            assertThat(plan.latest("build")).isEqualTo("2023-07-10 2023-07-12");
            assertThat(plan.due("approved")).isEqualTo("2023-07-07");
            assertThat(plan.due("file")).isEqualTo("2023-07-07");
        }

        @Test
        void aMilestoneThatWaitsForMondayIsDueOnMonday() {
            var plan = aPlan().finishingBy("2023-07-12")
                    .node("dig", 2)
                    .node("approved", 0, after("dig"))
                    .workingOn(Calendars.WORKING)
                    .node("build", 3, after("approved"))
                    .evaluated();

            assertThat(plan.due("dig")).isEqualTo("2023-07-09");
            assertThat(plan.due("approved")).isEqualTo("2023-07-10");
            assertThat(plan.earliest("approved")).isEqualTo("2023-07-10 2023-07-10");
            assertThat(plan.evaluation().feasible()).isTrue();
        }
    }

    @Nested
    class BackwardPlans {
        @Test
        void worksBackwardsFromThePromisedFinishAndKeepsAPromise() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("late", 10)
                    .due("2023-06-20")
                    .node("next", 10, after("late"))
                    .node("last", 5, after("next"))
                    .evaluated();

            assertThat(plan.due("late")).isEqualTo("2023-06-20");
            assertThat(plan.due("next")).isEqualTo("2023-07-26");
            assertThat(plan.due("last")).isEqualTo("2023-07-31");
            assertThat(plan.latest("late")).isEqualTo("2023-06-11 2023-06-20");
            assertThat(plan.evaluation().start()).isEqualTo("2023-06-11");
            assertThat(plan.evaluation().feasible()).isTrue();
        }

        @Test
        void aPromiseBindsWhatComesBeforeIt() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("a", 5)
                    .node("b", 5, after("a"))
                    .due("2023-07-10")
                    .node("c", 5, after("b"))
                    .evaluated();

            assertThat(plan.latest("a")).isEqualTo("2023-07-01 2023-07-05");
            assertThat(plan.latest("c")).isEqualTo("2023-07-27 2023-07-31");
        }

        @Test
        void aPromiseAfterTheLatestFinishIsKeptAsItWasGiven() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("a", 5)
                    .due("2023-07-30")
                    .node("b", 5, after("a"))
                    .evaluated();

            assertThat(plan.due("a")).isEqualTo("2023-07-30");
            assertThat(plan.latest("a")).isEqualTo("2023-07-22 2023-07-26");
        }

        @Test
        void seenFromADayThatIsTooLateItIsShortBySoManyDaysAndNamesTheChain() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("short", 2)
                    .node("a", 10)
                    .node("b", 10, after("a"), after("short"))
                    .evaluated("2023-07-15");

            assertThat(plan.evaluation().feasible()).isFalse();
            assertThat(plan.evaluation().shortByDays()).isEqualTo(3);
            assertThat(plan.evaluation().finish()).isEqualTo("2023-08-03");
            assertThat(plan.evaluation().drivingChainIds()).containsExactly("a", "b");
            assertThat(plan.totalFloat("a")).isEqualTo(-3);
            assertThat(plan.totalFloat("short")).isEqualTo(5);
            assertThat(plan.due("a")).isEqualTo("2023-07-21");
        }

        @Test
        void seenFromADayWithTimeToSpareEverythingHasFloat() {
            var plan = aPlan().finishingBy("2023-07-31")
                    .node("a", 10)
                    .node("b", 10, after("a"))
                    .evaluated("2023-07-01");

            assertThat(plan.evaluation().feasible()).isTrue();
            assertThat(plan.totalFloat("a")).isEqualTo(11);
            assertThat(plan.critical("a")).isFalse();
            assertThat(plan.evaluation().drivingChainIds()).containsExactly("a", "b");
        }

        @Test
        void aMissedPromiseInTheMiddleMakesThePlanShort() {
            var plan = aPlan().finishingBy("2023-12-31")
                    .node("a", 10)
                    .due("2023-07-05")
                    .node("b", 10, after("a"))
                    .evaluated("2023-07-01");

            assertThat(plan.evaluation().shortByDays()).isEqualTo(5);
            assertThat(plan.evaluation().drivingChainIds()).containsExactly("a");
            assertThat(plan.critical("b")).isFalse();
        }
    }

    @Nested
    class Floats {
        @Test
        void totalFloatIsSharedAlongAPathAndFreeFloatIsItsEnds() {
            var plan = aPlan().startingOn("2023-07-01")
                    .node("long", 10)
                    .node("a", 2)
                    .node("b", 3, after("a"))
                    .node("end", 1, after("long"), after("b"))
                    .evaluated();

            assertThat(plan.totalFloat("a")).isEqualTo(5);
            assertThat(plan.totalFloat("b")).isEqualTo(5);
            assertThat(plan.freeFloat("a")).isZero();
            assertThat(plan.freeFloat("b")).isEqualTo(5);
            assertThat(plan.critical("long")).isTrue();
            assertThat(plan.critical("end")).isTrue();
            assertThat(plan.evaluation().drivingChainIds()).containsExactly("long", "end");
        }

        @Test
        void everyEndMayGoOnUntilTheLastOne() {
            var plan =
                    aPlan().startingOn("2023-07-01").node("a", 4).node("b", 10).evaluated();

            assertThat(plan.latest("a")).isEqualTo("2023-07-07 2023-07-10");
            assertThat(plan.freeFloat("a")).isEqualTo(6);
        }

        @Test
        void floatIsCountedInTheNodesOwnWorkdays() {
            var plan = aPlan().startingOn("2023-07-03")
                    .node("permit", 1)
                    .workingOn(Calendars.WORKING)
                    .node("dig", 8)
                    .evaluated();

            assertThat(plan.totalFloat("permit")).isEqualTo(5);
            assertThat(plan.latest("permit")).isEqualTo("2023-07-10 2023-07-10");
        }
    }

    @Test
    void refusesActualsOfAnotherPlan() {
        var one = aPlan().node("a", 1).compiled();
        var two = aPlan().node("a", 1).node("b", 1).compiled();

        assertThatThrownBy(() -> ScheduleEngine.evaluate(one, Actuals.none(two), Calendars.standard(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected the actuals of 1 nodes, but there were 2");
        assertThatThrownBy(() -> Actuals.of(one, Map.of("b", NodeActuals.startedOn(LocalDate.of(2023, 7, 1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a node 'b' in the plan");
    }
}
