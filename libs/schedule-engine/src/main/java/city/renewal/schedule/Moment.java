package city.renewal.schedule;

/**
 * Where a milestone stands: at the start of a day ({@code 2 * day}) or at its end ({@code 2 * day + 1}).
 *
 * <p>The end of a day and the start of the next are one instant, and for work that lasts nothing hangs on the difference.
 * A milestone has no other day than the one on whose side it stands, so for milestones, and for the bounds that they must
 * meet, the passes keep it. The day of a moment is {@code moment >> 1}.
 */
final class Moment {
    private Moment() {}

    static int startOf(int day) {
        return 2 * day;
    }

    static int endOf(int day) {
        return 2 * day + 1;
    }

    /** The instant seen as the end of the day before it. */
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

    /** The first moment of a workday from the given one on: days off end with the start of work. */
    static int workedAtOrAfter(WorkCalendar calendar, int moment) {
        int day = Math.max(0, day(moment));
        return calendar.worksOn(day) ? moment : startOf(calendar.startAtOrAfter(day));
    }

    /** The last moment of a workday up to the given one: before days off that is the end of work. */
    static int workedAtOrBefore(WorkCalendar calendar, int moment) {
        int day = Math.max(0, day(moment));
        return calendar.worksOn(day) ? moment : endingAt(calendar.endAtOrBefore(day));
    }
}
