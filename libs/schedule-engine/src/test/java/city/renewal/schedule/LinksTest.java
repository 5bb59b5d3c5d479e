package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The four link types, with lags and with different calendars. */
class LinksTest {
    @Test
    void theFourTypesWithLag() {
        var plan = aPlan().startingOn("2023-07-01")
                .node("a", 10)
                .node("fs", 2, after("a", LinkType.FS, 3))
                .node("ss", 2, after("a", LinkType.SS, 3))
                .node("ff", 2, after("a", LinkType.FF, 3))
                .node("sf", 2, after("a", LinkType.SF, 3))
                .evaluated();

        assertThat(plan.earliest("fs")).isEqualTo("2023-07-14 2023-07-15");
        assertThat(plan.earliest("ss")).isEqualTo("2023-07-04 2023-07-05");
        assertThat(plan.earliest("ff")).isEqualTo("2023-07-12 2023-07-13");
        assertThat(plan.earliest("sf")).isEqualTo("2023-07-02 2023-07-03");
    }

    @Test
    void aNegativeLagOverlapsButNothingStartsBeforeThePlan() {
        var plan = aPlan().startingOn("2023-07-01")
                .node("a", 5)
                .node("b", 5, after("a", LinkType.FS, -2))
                .node("c", 5, after("a", LinkType.SS, -2))
                .evaluated();

        assertThat(plan.earliest("b")).isEqualTo("2023-07-04 2023-07-08");
        assertThat(plan.earliest("c")).isEqualTo("2023-07-01 2023-07-05");
    }

    @Test
    void aLagIsCountedOnThePredecessorsCalendar() {
        // Friday, 7 July 2023, plus two days: Tuesday by working days, Sunday by natural ones.
        var plan = aPlan().startingOn("2023-07-07")
                .node("permit", 1)
                .workingOn(Calendars.WORKING)
                .node("natural", 1)
                .node("b", 1, after("permit", LinkType.FS, 2))
                .node("c", 1, after("natural", LinkType.FS, 2))
                .workingOn(Calendars.WORKING)
                .evaluated();

        assertThat(plan.earliest("b")).isEqualTo("2023-07-12 2023-07-12");
        assertThat(plan.earliest("c")).isEqualTo("2023-07-10 2023-07-10");
    }

    @Test
    void aFinishThatIsAllowedTwoWorkdaysEarlierIsNotHeldUpByAWeekend() {
        // 11 July 2023 is a Tuesday.
        var plan = aPlan().on(Calendars.WORKING)
                .startingOn("2023-07-03")
                .node("a", 7)
                .node("ff", 5, after("a", LinkType.FF, -2))
                .node("monday", 1, after("a", LinkType.FS, -2))
                .node("sf", 5, after("monday", LinkType.SF, 0))
                .evaluated();

        assertThat(plan.earliest("a")).isEqualTo("2023-07-03 2023-07-11");
        assertThat(plan.earliest("ff")).isEqualTo("2023-07-03 2023-07-07");
        assertThat(plan.earliest("monday")).isEqualTo("2023-07-10 2023-07-10");
        assertThat(plan.earliest("sf")).isEqualTo("2023-07-03 2023-07-07");
    }

    @Test
    void aFinishOnOtherDaysOffWaitsForTheNextWorkday() {
        var plan = aPlan().startingOn("2023-07-03")
                .node("dig", 7)
                .node("accept", 5, after("dig", LinkType.FF, 0))
                .workingOn(Calendars.WORKING)
                .evaluated();

        assertThat(plan.earliest("dig")).isEqualTo("2023-07-03 2023-07-09");
        assertThat(plan.earliest("accept")).isEqualTo("2023-07-04 2023-07-10");
    }

    @Test
    void workIsNotStretchedByALinkToItsFinish() {
        var plan = aPlan().startingOn("2023-07-01")
                .node("a", 10)
                .node("b", 3, after("a", LinkType.FF, 0))
                .evaluated();

        assertThat(plan.earliest("b")).isEqualTo("2023-07-08 2023-07-10");
    }
}
