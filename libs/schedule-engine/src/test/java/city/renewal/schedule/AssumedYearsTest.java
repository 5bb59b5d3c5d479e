package city.renewal.schedule;

import static city.renewal.schedule.PlanBuilder.NodeReport.done;
import static city.renewal.schedule.PlanBuilder.aPlan;
import static city.renewal.schedule.PlanBuilder.after;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No notice is known for 2060: its working days are assumed to be weekdays and may change. */
class AssumedYearsTest {
    @Test
    void aNodeOnWorkingDaysThatReachesIntoAYearWithoutDataAssumesItsDays() {
        var evaluation = aPlan().startingOn("2060-03-01")
                .node("permit", 5)
                .workingOn(Calendars.WORKING)
                .node("dig", 5)
                .evaluated()
                .evaluation();

        assertThat(evaluation.assumesCalendar(0)).isTrue();
        assertThat(evaluation.assumesCalendar(1)).isFalse();
        assertThat(evaluation.assumesCalendar()).isTrue();
        assertThat(evaluation.assumingNodes()).containsExactly(0);
    }

    @Test
    void inAYearWhoseNoticeIsKnownNothingIsAssumed() {
        var evaluation = aPlan().on(Calendars.WORKING)
                .startingOn("2023-03-01")
                .node("permit", 5)
                .evaluated()
                .evaluation();

        assertThat(evaluation.assumesCalendar()).isFalse();
        assertThat(evaluation.assumingNodes()).isEmpty();
    }

    @Test
    void anImportedNoticeMakesTheYearKnown() {
        var notice = new CalendarRules(Calendars.WORKING, null, null, null, Map.of(), Set.of(2060));

        var evaluation = aPlan().with(CalendarBook.of(List.of(notice)).forEverybody())
                .on(Calendars.WORKING)
                .startingOn("2060-03-01")
                .node("permit", 5)
                .evaluated()
                .evaluation();

        assertThat(evaluation.assumesCalendar()).isFalse();
    }

    @Test
    void itIsEnoughThatTheFinishOrTheDueDateReachesThere() {
        int lastKnown = lastKnownYear();

        var finish = aPlan().on(Calendars.WORKING)
                .startingOn(lastKnown + "-12-30")
                .node("a", 1)
                .node("b", 5, after("a"))
                .evaluated()
                .evaluation();
        var due = aPlan().on(Calendars.WORKING)
                .startingOn(lastKnown + "-03-01")
                .node("a", 1)
                .due((lastKnown + 1) + "-03-01")
                .evaluated()
                .evaluation();

        assertThat(finish.assumesCalendar(1)).isTrue();
        assertThat(due.assumesCalendar(0)).isTrue();
    }

    @Test
    void aLagCountsAssumedDaysForBothItsEnds() {
        int lastKnown = lastKnownYear();

        var evaluation = aPlan().finishingBy((lastKnown + 1) + "-02-20")
                .node("permit", 2)
                .workingOn(Calendars.WORKING)
                .node("dig", 1, after("permit", LinkType.FS, 60))
                .node("alone", 1)
                .evaluated()
                .evaluation();

        assertThat(evaluation.latestFinish(0)).isBefore((lastKnown + 1) + "-01-01");
        assertThat(evaluation.assumingNodes()).containsExactly(0, 1);
    }

    @Test
    void aCompletedNodeAssumesNothing() {
        var evaluation = aPlan().on(Calendars.WORKING)
                .startingOn("2060-03-01")
                .node("permit", 5)
                .evaluated("2060-03-10", done("permit", "2060-03-05"))
                .evaluation();

        assertThat(evaluation.assumesCalendar()).isFalse();
    }

    private static int lastKnownYear() {
        int year = 2026;
        while (WorkCalendar.china().isKnown(year + 1)) {
            year++;
        }
        return year;
    }
}
