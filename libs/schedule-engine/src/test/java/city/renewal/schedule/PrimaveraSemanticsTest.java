package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.NodeReport.done;
import static city.renewal.schedule.PlanBuilder.NodeReport.started;
import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Where scheduling tools differ, tests the choice that the package's documentation names, except for choices covered
 * elsewhere: lags on the predecessor's calendar in {@link LinksTest}, retained logic in {@link ForecastTest},
 * milestones on days off in {@link ScheduleEngineTest}.
 */
class PrimaveraSemanticsTest {
    @Test
    void aLagAfterAStartRunsFromTheActualStartOnceThereIsOne() {
        // "Calculate start-to-start lag from: Actual Start".
        var plan = aPlan().finishingBy("2023-07-31")
                .node("dig", 10)
                .node("pipes", 5, after("dig", LinkType.SS, 3))
                .evaluated("2023-07-12", started("dig", "2023-07-10"));

        assertThat(plan.earliest("pipes")).isEqualTo("2023-07-13 2023-07-17");
    }

    @Test
    void aLagAfterWorkThatIsDoneRunsFromTheDayOnWhichItWasDone() {
        var plan = aPlan().finishingBy("2023-07-31")
                .node("pour", 2)
                .node("load", 5, after("pour", LinkType.FS, 7))
                .evaluated("2023-07-12", done("pour", "2023-07-10"));

        assertThat(plan.earliest("load")).isEqualTo("2023-07-18 2023-07-22");
    }

    @Test
    void aNodeIsCriticalWhenItHasNoTotalFloatOrLess() {
        var plan = aPlan().finishingBy("2023-07-31")
                .node("short", 18)
                .node("exact", 20)
                .node("late", 22)
                .evaluated("2023-07-12");

        assertThat(plan.totalFloat("short")).isEqualTo(2);
        assertThat(plan.critical("short")).isFalse();
        assertThat(plan.totalFloat("exact")).isZero();
        assertThat(plan.critical("exact")).isTrue();
        assertThat(plan.totalFloat("late")).isEqualTo(-2);
        assertThat(plan.critical("late")).isTrue();
    }

    @Test
    void anOpenEndIsNotCriticalForBeingOpen() {
        var plan = aPlan().startingOn("2023-07-01").node("a", 4).node("b", 10).evaluated();

        assertThat(plan.critical("a")).isFalse();
        assertThat(plan.critical("b")).isTrue();
    }

    @Test
    void totalFloatIsThatOfTheFinish() {
        // Its start can be two natural days late, but on working days its finish cannot be late.
        var plan = aPlan().startingOn("2023-07-07")
                .node("dig", 4)
                .node("permit", 2)
                .workingOn(Calendars.WORKING)
                .evaluated();

        assertThat(plan.earliest("permit")).isEqualTo("2023-07-07 2023-07-10");
        assertThat(plan.latest("permit")).isEqualTo("2023-07-07 2023-07-10");
        assertThat(plan.totalFloat("permit")).isZero();
    }

    @Test
    void workGoesOnAfterDaysOffInOnePiece() {
        var plan = aPlan().on(Calendars.WORKING)
                .startingOn("2023-09-28")
                .node("a", 3)
                .evaluated();

        // 29 September to 6 October 2023 are off; Saturday and Sunday, 7 and 8, are worked.
        assertThat(plan.earliest("a")).isEqualTo("2023-09-28 2023-10-08");
    }

    @Test
    void aMilestoneWithTheFirstWorkOfAPlanIsReachedOnThePlansFirstDay() {
        var plan = aPlan().startingOn("2023-07-03")
                .node("dig", 5)
                .node("begun", 0, after("dig", LinkType.SS, 0))
                .node("pipes", 2, after("begun"))
                .evaluated();

        assertThat(plan.earliest("begun")).isEqualTo("2023-07-03 2023-07-03");
        assertThat(plan.earliest("pipes")).isEqualTo("2023-07-03 2023-07-04");
    }

    @Test
    void aPlanWorksBackwardsToTheFirstDayOnWhichAMilestoneIsPromised() {
        // The milestone must be reached on the day before the digging at the latest, so the plan begins with it.
        var plan = aPlan().finishingBy("2023-07-31")
                .node("dig", 5)
                .node("begun", 0, after("dig", LinkType.SS, 0))
                .due("2023-07-10")
                .node("pipes", 2, after("dig"))
                .evaluated();

        assertThat(plan.due("begun")).isEqualTo("2023-07-10");
        assertThat(plan.evaluation().start()).isEqualTo("2023-07-10");
        assertThat(plan.latest("dig")).isEqualTo("2023-07-11 2023-07-15");
        assertThat(plan.totalFloat("dig")).isEqualTo(1);
        assertThat(plan.evaluation().feasible()).isTrue();
    }

    @Test
    void aDueDateBeforeThePlanMeansTheSameWhetherItWasComputedOrDecided() {
        var decided = aPlan().startingOn("2023-07-03")
                .node("dig", 5)
                .node("begun", 0, after("dig", LinkType.SS, 0))
                .due("2023-07-02")
                .spec();

        var plan = ((Compilation.Compiled) Plan.compileDecided(decided, Calendars.standard())).plan();
        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);

        assertThat(evaluation.earliestFinish(1)).isEqualTo("2023-07-03");
        assertThat(evaluation.shortByDays()).isEqualTo(1);
        assertThat(evaluation.totalFloatDays(1)).isEqualTo(-1);
    }

    @Test
    void aPromiseOnADayOffIsMetByTheLastWorkdayBeforeIt() {
        // 9 July 2023 is a Sunday.
        var plan = aPlan().on(Calendars.WORKING)
                .startingOn("2023-07-03")
                .node("a", 5)
                .due("2023-07-09")
                .node("b", 6)
                .due("2023-07-09")
                .evaluated();

        assertThat(plan.latest("a")).isEqualTo("2023-07-03 2023-07-07");
        assertThat(plan.totalFloat("a")).isZero();
        assertThat(plan.due("a")).isEqualTo("2023-07-09");
        assertThat(plan.earliest("b")).isEqualTo("2023-07-03 2023-07-10");
        assertThat(plan.evaluation().shortByDays()).isEqualTo(1);
    }

    @Test
    void ofALinkWrittenTwiceEachCounts() {
        var plan = aPlan().startingOn("2023-07-01")
                .node("a", 10)
                .node("b", 5, after("a", LinkType.SS, 2), after("a", LinkType.FF, 1))
                .evaluated();

        assertThat(plan.earliest("b")).isEqualTo("2023-07-07 2023-07-11");
        assertThat(plan.evaluation().drivingChainIds()).containsExactly("a", "b");
    }
}
