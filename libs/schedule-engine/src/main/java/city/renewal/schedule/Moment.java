package city.renewal.schedule;

/**
 * The position of a milestone: the start of a day ({@code 2 * day}) or the end of a day ({@code 2 * day + 1}).
 *
 * <p>The end of a day and the start of the next are the same instant, and for nodes with a duration the difference does
 * not matter. A milestone has no day besides the one at whose start or end it is reached, so for milestones, and for
 * the bounds that they must meet, the passes distinguish the two. The day of a moment is {@code moment >> 1}.
 */
final class Moment {
    private Moment() {}

    static int startOf(int day) {
        return 2 * day;
    }

    static int endOf(int day) {
        return 2 * day + 1;
    }

    /** The end of the day that ends at the instant. */
    static int endingAt(int instant) {
        return 2 * instant - 1;
    }

    static int day(int moment) {
        return moment >> 1;
    }

    static int instant(int moment) {
        return (moment + 1) >> 1;
    }

    static boolean isStart(int moment) {
        return (moment & 1) == 0;
    }

    /** The first moment of a workday at or after the given one: days off end with the start of work. */
    static int workedAtOrAfter(WorkCalendar calendar, int moment) {
        int day = Math.max(0, day(moment));
        return calendar.worksOn(day) ? moment : startOf(calendar.startAtOrAfter(day));
    }

    /** The last moment of a workday at or before the given one: before days off that is the end of work. */
    static int workedAtOrBefore(WorkCalendar calendar, int moment) {
        int day = Math.max(0, day(moment));
        return calendar.worksOn(day) ? moment : endingAt(calendar.endAtOrBefore(day));
    }
}
