package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.schedule.PlanBuilder.NodeReport;
import org.junit.jupiter.api.Test;

/**
 * Adjacent milestones on two calendars, with a promise within days off: 8 and 9 April 2023 are a weekend, 5 April is a
 * holiday, 25 and 26 February are a weekend.
 */
class NeighbouringMilestonesTest {
    /**
     * The approval, on workdays, waits for a survey that ends on a Saturday; the handover is promised for Sunday 9
     * April.
     */
    private static PlanBuilder approvalBeforeAHandoverPromisedForASunday(int surveyDays) {
        return aPlan().startingOn("2023-03-31")
                .node("survey", surveyDays)
                .node("approved", 0, after("survey"))
                .workingOn(Calendars.WORKING)
                .node("works", 7)
                .node("handedOver", 0, after("approved"), after("works"))
                .due("2023-04-09")
                .node("planting", 30);
    }

    /**
     * Reached when work begins on Monday the 3rd, due on Friday the 7th: it can slip by the 4th, the 6th and the 7th. A fourth
     * workday would be Monday the 10th, and with it the handover, which is reached on one day with it, would miss the 9th.
     */
    @Test
    void aMilestoneSlipsByTheWorkdaysUpToItsLatestDayAndNotOverTheDaysOffInWhichTheNextOneIsPromised() {
        var plan = approvalBeforeAHandoverPromisedForASunday(2).evaluated();

        assertThat(plan.earliest("approved")).isEqualTo("2023-04-03 2023-04-03");
        assertThat(plan.due("approved")).isEqualTo("2023-04-07");
        assertThat(plan.totalFloat("approved")).isEqualTo(3);
        assertThat(plan.earliest("handedOver")).isEqualTo("2023-04-06 2023-04-06");
        assertThat(plan.totalFloat("handedOver")).isEqualTo(3);
        assertThat(plan.due("survey")).isEqualTo("2023-04-07");
        assertThat(plan.totalFloat("survey")).isEqualTo(6);
    }

    @Test
    void slippedByItsFloatThePlanMeetsAndSlippedByAWorkdayMoreItMisses() {
        var byItsFloat =
                approvalBeforeAHandoverPromisedForASunday(2).evaluated(null, NodeReport.done("approved", "2023-04-07"));
        var byAWorkdayMore =
                approvalBeforeAHandoverPromisedForASunday(2).evaluated(null, NodeReport.done("approved", "2023-04-10"));
        var heldUpByItsFloat = approvalBeforeAHandoverPromisedForASunday(8).evaluated();
        var heldUpByAWorkdayMore = approvalBeforeAHandoverPromisedForASunday(9).evaluated();

        assertThat(byItsFloat.evaluation().feasible()).isTrue();
        assertThat(byAWorkdayMore.evaluation().feasible()).isFalse();
        assertThat(heldUpByItsFloat.earliest("approved")).isEqualTo("2023-04-07 2023-04-07");
        assertThat(heldUpByItsFloat.evaluation().feasible()).isTrue();
        assertThat(heldUpByAWorkdayMore.earliest("approved")).isEqualTo("2023-04-10 2023-04-10");
        assertThat(heldUpByAWorkdayMore.evaluation().feasible()).isFalse();
    }

    /** Random plan 777029788. From Monday the 3rd it slips by the 4th, the 6th and the 7th; n3 must be reached by Sunday the 9th. */
    @Test
    void aWorkingMilestoneAfterNaturalWorkNextToANaturalOneThatIsPromisedForASunday() {
        var plan = aPlan().finishingBy("2023-04-29")
                .node("n0", 3)
                .node("n1", 0, after("n0", LinkType.FF, 0), after("n0", LinkType.FS, -3), after("n0"))
                .workingOn(Calendars.WORKING)
                .node("n2", 6, after("n0", LinkType.SS, 0))
                .workingOn(Calendars.WORKING)
                .node("n3", 0, after("n1"), after("n2", LinkType.SS, 3), after("n2"))
                .due("2023-04-09")
                .node("n4", 0, after("n0"), after("n2"))
                .node("n5", 4, after("n0", LinkType.SS, 0), after("n1", LinkType.SF, 0), after("n3", LinkType.SF, 2))
                .workingOn(Calendars.WORKING)
                .due("2023-04-14")
                .evaluated();

        assertThat(plan.earliest("n0")).isEqualTo("2023-03-30 2023-04-01");
        assertThat(plan.earliest("n1")).isEqualTo("2023-04-03 2023-04-03");
        assertThat(plan.due("n1")).isEqualTo("2023-04-07");
        assertThat(plan.totalFloat("n1")).isEqualTo(3);
        assertThat(plan.earliest("n3")).isEqualTo("2023-04-07 2023-04-07");
        assertThat(plan.due("n3")).isEqualTo("2023-04-09");
        assertThat(plan.totalFloat("n3")).isEqualTo(2);
    }

    /** Random plan 555059804. From Monday the 20th it slips by four workdays to Friday the 24th; n6 must be reached by Sunday. */
    @Test
    void aWorkingMilestoneOnThePlansFirstDayNextToANaturalOneThatIsPromisedForASunday() {
        var plan = aPlan().on(Calendars.WORKING)
                .finishingBy("2023-03-24")
                .node("n0", 0)
                .node("n1", 0, after("n0"), after("n0", LinkType.SF, 1), after("n0"))
                .node("n2", 0, after("n0", LinkType.FS, -4), after("n0"), after("n1", LinkType.FS, -2))
                .due("2023-03-10")
                .node("n3", 0)
                .workingOn(Calendars.NATURAL)
                .node("n4", 2, after("n3"), after("n1", LinkType.SS, -4), after("n3"))
                .workingOn(Calendars.NATURAL)
                .node("n5", 4, after("n4", LinkType.FS, 1), after("n3", LinkType.FF, -1), after("n0"))
                .workingOn(Calendars.NATURAL)
                .node("n6", 0, after("n5"), after("n2", LinkType.FF, 0), after("n3"))
                .workingOn(Calendars.NATURAL)
                .due("2023-02-26")
                .evaluated();

        assertThat(plan.earliest("n2")).isEqualTo("2023-02-20 2023-02-20");
        assertThat(plan.latest("n2")).isEqualTo("2023-02-24 2023-02-24");
        assertThat(plan.totalFloat("n2")).isEqualTo(4);
        assertThat(plan.earliest("n6")).isEqualTo("2023-02-26 2023-02-26");
        assertThat(plan.due("n6")).isEqualTo("2023-02-26");
        assertThat(plan.totalFloat("n6")).isZero();
    }

    /**
     * Random plan 10879890308739. If it is reached on its last day, 4 April, every promise could still be met: the
     * survey is due two workdays sooner, the end five days after the survey. The plan is late only because the survey
     * cannot start before the plan.
     */
    @Test
    void aMilestoneThatMeetsItsLatestDayHasNoFloatTooFewWhenTheOnesAfterItAreLate() {
        var plan = aPlan().startingOn("2023-04-04")
                .node("opened", 0)
                .workingOn(Calendars.WORKING)
                .node("surveyed", 0, after("opened", LinkType.SS, -2))
                .node("closed", 0, after("opened"), after("surveyed", LinkType.FF, 5))
                .workingOn(Calendars.WORKING)
                .due("2023-04-05")
                .evaluated();

        assertThat(plan.earliest("opened")).isEqualTo("2023-04-04 2023-04-04");
        assertThat(plan.due("opened")).isEqualTo("2023-04-04");
        assertThat(plan.totalFloat("opened")).isZero();
        assertThat(plan.totalFloat("surveyed")).isNegative();
        assertThat(plan.totalFloat("closed")).isNegative();
    }
}
