package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.PlanBuilder.NodeReport;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Tests the table of milestones in the package's documentation, row by row. */
class MilestonesTest {
    private static PlanBuilder landAndSurveyBeforeTheStart() {
        return aPlan().finishingBy("2023-12-31")
                .node("land", 0)
                .node("survey", 6)
                .node("start", 0, after("land"), after("survey"))
                .node("works", 32, after("start"));
    }

    @Test
    void isDueOnTheDayBeforeTheWorkThatFollowsItAlsoWhenAMilestoneIsBeforeItToo() {
        var plan = landAndSurveyBeforeTheStart().evaluated();

        assertThat(plan.latest("works")).isEqualTo("2023-11-30 2023-12-31");
        assertThat(plan.due("start")).isEqualTo("2023-11-29");
        assertThat(plan.due("survey")).isEqualTo("2023-11-29");
        assertThat(plan.due("land")).isEqualTo("2023-11-30");
    }

    @Test
    void everythingDoneOnItsDueDateMeetsTheFinishAndADayLaterMissesIt() {
        var onTheirDueDates = landAndSurveyBeforeTheStart()
                .evaluated(
                        null,
                        NodeReport.done("land", "2023-11-30"),
                        NodeReport.done("survey", "2023-11-29"),
                        NodeReport.done("start", "2023-11-29"));
        var startADayLater = landAndSurveyBeforeTheStart()
                .evaluated(
                        null,
                        NodeReport.done("land", "2023-11-30"),
                        NodeReport.done("survey", "2023-11-29"),
                        NodeReport.done("start", "2023-11-30"));
        var landADayLater = landAndSurveyBeforeTheStart().evaluated(null, NodeReport.done("land", "2023-12-01"));

        assertThat(onTheirDueDates.evaluation().feasible()).isTrue();
        assertThat(onTheirDueDates.earliest("works")).isEqualTo("2023-11-30 2023-12-31");
        assertThat(startADayLater.evaluation().shortByDays()).isEqualTo(1);
        assertThat(landADayLater.evaluation().shortByDays()).isEqualTo(1);
    }

    @Test
    void aLinkThatHoldsNothingUpChangesNoFloat() {
        var without = aPlan().finishingBy("2023-12-31")
                .node("survey", 6)
                .node("land", 0)
                .node("works", 32, after("survey"))
                .evaluated();
        var with = aPlan().finishingBy("2023-12-31")
                .node("survey", 6)
                .node("land", 0, after("survey", LinkType.SS, 0))
                .node("works", 32, after("survey"))
                .evaluated();

        assertThat(with.earliest("land")).isEqualTo(without.earliest("land")).isEqualTo("2023-11-24 2023-11-24");
        assertThat(with.due("land")).isEqualTo(without.due("land")).isEqualTo("2023-12-31");
        assertThat(with.totalFloat("land"))
                .isEqualTo(without.totalFloat("land"))
                .isEqualTo(37);
    }

    @Test
    void reachedOnTheFirstDayOfThePlanTheWorkAfterItStartsOnThatDay() {
        var plan = aPlan().startingOn("2023-07-03")
                .node("dig", 5)
                .node("begun", 0, after("dig", LinkType.SS, 0))
                .node("pipes", 2, after("begun"))
                .evaluated(null, NodeReport.started("dig", "2023-07-03"), NodeReport.done("begun", "2023-07-03"));

        assertThat(plan.earliest("pipes")).isEqualTo("2023-07-03 2023-07-04");
    }

    @Test
    void reachedOnTheFirstWorkdayAfterDaysOffInWhichItsPredecessorWasOverWorkStartsOnThatDay() {
        var plan = aPlan().finishingBy("2023-07-12")
                .node("design", 20)
                .node("dig", 2)
                .node("approved", 0, after("dig"))
                .workingOn(Calendars.WORKING)
                .node("build", 3, after("approved"));

        var overOnSunday =
                plan.evaluated(null, NodeReport.done("dig", "2023-07-09"), NodeReport.done("approved", "2023-07-10"));
        var overOnFriday =
                plan.evaluated(null, NodeReport.done("dig", "2023-07-07"), NodeReport.done("approved", "2023-07-10"));

        assertThat(overOnSunday.earliest("build")).isEqualTo("2023-07-10 2023-07-12");
        assertThat(overOnFriday.earliest("build")).isEqualTo("2023-07-11 2023-07-13");
    }

    @Test
    void eachTypeOfLinkIntoAndOutOfAMilestone() {
        var plan = aPlan().startingOn("2023-07-01")
                .node("dig", 5)
                .node("fs", 0, after("dig"))
                .node("ss", 0, after("dig", LinkType.SS, 2))
                .node("ff", 0, after("dig", LinkType.FF, -1))
                .node("sf", 0, after("dig", LinkType.SF, 3))
                .node("afterFs", 2, after("fs"))
                .node("withSs", 2, after("ss", LinkType.SS, 0))
                .node("overWithFf", 2, after("ff", LinkType.FF, 0))
                .node("overWithSf", 2, after("sf", LinkType.SF, 0))
                .evaluated();

        assertThat(plan.earliest("fs")).isEqualTo("2023-07-05 2023-07-05");
        assertThat(plan.earliest("ss")).isEqualTo("2023-07-02 2023-07-02");
        assertThat(plan.earliest("ff")).isEqualTo("2023-07-04 2023-07-04");
        assertThat(plan.earliest("sf")).isEqualTo("2023-07-03 2023-07-03");
        assertThat(plan.earliest("afterFs")).isEqualTo("2023-07-06 2023-07-07");
        assertThat(plan.earliest("withSs")).isEqualTo("2023-07-03 2023-07-04");
        assertThat(plan.earliest("overWithFf")).isEqualTo("2023-07-03 2023-07-04");
        assertThat(plan.earliest("overWithSf")).isEqualTo("2023-07-02 2023-07-03");
    }

    @Test
    void milestonesNextToEachOtherAreReachedOnOneDay() {
        var plan = aPlan().startingOn("2023-07-01")
                .node("dig", 5)
                .node("dug", 0, after("dig"))
                .node("seen", 0, after("dug"))
                .node("paid", 0, after("seen", LinkType.SF, 0))
                .node("build", 2, after("paid"))
                .evaluated();

        for (var id : new String[] {"dug", "seen", "paid"}) {
            assertThat(plan.earliest(id)).isEqualTo("2023-07-05 2023-07-05");
            assertThat(plan.latest(id)).isEqualTo("2023-07-05 2023-07-05");
        }
        assertThat(plan.earliest("build")).isEqualTo("2023-07-06 2023-07-07");
        assertThat(LocalDate.parse(plan.due("paid"))).isEqualTo("2023-07-05");
    }
}
