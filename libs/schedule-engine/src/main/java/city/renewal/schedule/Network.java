package city.renewal.schedule;

/** A plan with its calendars at hand: the calendar of each node, and so of the lags of the links that leave it. */
final class Network {
    final Plan plan;
    final Links links;
    final int[] duration;
    private final WorkCalendar[] calendars;
    private final int[] calendarOf;

    Network(Plan plan, Calendars calendars) {
        this.plan = plan;
        this.links = plan.links;
        this.duration = plan.duration;
        this.calendarOf = plan.calendarOf;
        this.calendars = plan.calendarIds.stream().map(calendars::get).toArray(WorkCalendar[]::new);
    }

    int size() {
        return duration.length;
    }

    WorkCalendar calendar(int node) {
        return calendars[calendarOf[node]];
    }

    /**
     * The instant that the link asks its successor to wait for, when it leaves its predecessor at the given one. The lag is
     * counted on the predecessor's calendar. What stands at the start of a workday stands at the end of the workday before it
     * as well: a finish that only has to wait for that is not held up by the days off between.
     */
    int limit(int link, int left) {
        if (links.lag[link] == 0 && links.type[link] != Links.SF) {
            return left;
        }
        var calendar = calendar(links.predecessor[link]);
        int instant = calendar.lag(left, links.lag[link]);
        return isEndOfWork(link) ? calendar.endAtOrBefore(instant) : instant;
    }

    /** The last instant at which the link may leave its predecessor, when its successor must be entered at the given one. */
    int limitBack(int link, int entered) {
        if (links.lag[link] == 0 && links.type[link] != Links.SF) {
            return entered;
        }
        var calendar = calendar(links.predecessor[link]);
        return calendar.lagBack(isEndOfWork(link) ? calendar.startAtOrAfter(entered) : entered, links.lag[link]);
    }

    private boolean isEndOfWork(int link) {
        byte type = links.type[link];
        return (type == Links.FF && links.lag[link] < 0) || (type == Links.SF && links.lag[link] <= 0);
    }

    boolean isMilestone(int node) {
        return duration[node] == 0;
    }

    /** Whether it is a milestone with no work and no waiting before it. */
    boolean isOpening(int node) {
        return plan.opening.get(node);
    }

    /** Whether both ends are milestones without a lag between them: the successor is not reached before the predecessor. */
    boolean isTogether(int link) {
        return links.lag[link] == 0 && isMilestone(links.predecessor[link]) && isMilestone(links.successor[link]);
    }

    /** The moment to which a predecessor holds the successor with which it is together: an opening holds it by the instant. */
    int togetherAt(int link, int moment) {
        return isOpening(links.predecessor[link]) && !isOpening(links.successor[link])
                ? Moment.endingAt(Moment.instant(moment))
                : moment;
    }

    /** The last moment of the predecessor, for the moment of the successor with which it is together. */
    int togetherBack(int link, int moment) {
        return isOpening(links.predecessor[link]) && !isOpening(links.successor[link])
                ? Moment.startOf(Moment.instant(moment))
                : moment;
    }
}
