package city.renewal.schedule;

/**
 * A plan with its resolved calendars: the calendar of each node, which is also the calendar of the lags of its outgoing
 * links.
 */
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
     * The instant before which the successor must not start or finish, if the link starts at the given instant. The lag
     * counts on the predecessor's calendar. The start of a workday is equivalent to the end of the workday before it: a
     * finish constrained to that instant is not delayed by the days off between.
     */
    int limit(int link, int left) {
        if (links.lag[link] == 0 && links.type[link] != Links.SF) {
            return left;
        }
        var calendar = calendar(links.predecessor[link]);
        int instant = calendar.lag(left, links.lag[link]);
        return isEndOfWork(link) ? calendar.endAtOrBefore(instant) : instant;
    }

    /** The last instant at which the link may start, if the successor must start or finish at the given instant. */
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

    /** Whether it is a milestone with no work and no lag before it. */
    boolean isOpening(int node) {
        return plan.opening.get(node);
    }

    /**
     * Whether both ends are milestones without a lag between them: the successor is not reached before the predecessor.
     */
    boolean isTogether(int link) {
        return links.lag[link] == 0 && isMilestone(links.predecessor[link]) && isMilestone(links.successor[link]);
    }

    /**
     * The moment to which a predecessor holds a successor that it is together with: an opening holds it by the instant.
     */
    int togetherAt(int link, int moment) {
        return isOpening(links.predecessor[link]) && !isOpening(links.successor[link])
                ? Moment.endingAt(Moment.instant(moment))
                : moment;
    }

    /** The last moment of the predecessor, given the moment of a successor that it is together with. */
    int togetherBack(int link, int moment) {
        return isOpening(links.predecessor[link]) && !isOpening(links.successor[link])
                ? Moment.startOf(Moment.instant(moment))
                : moment;
    }
}
