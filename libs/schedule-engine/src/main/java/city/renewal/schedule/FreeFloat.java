package city.renewal.schedule;

/**
 * Computes by how many workdays a node can slip before it moves the earliest dates of a successor, or the earliest
 * finish of the plan.
 */
final class FreeFloat {
    private static final int NONE = Integer.MAX_VALUE;

    private FreeFloat() {}

    /** {@code lastMoment} is the last moment of the plan's earliest dates. */
    static int of(Schedule schedule, int node, int lastMoment) {
        var network = schedule.network();
        var earliest = schedule.earliest();
        boolean startsDay = network.isMilestone(node) && Moment.isStart(earliest.momentOf(node));
        int finishLimit = latestInstant(lastMoment, startsDay);
        int startLimit = NONE;
        var links = network.links;
        for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
            int link = links.out[at];
            int successor = links.successor[link];
            if (schedule.isDone(successor)) {
                continue;
            }
            byte type = links.type[link];
            int limit;
            if (network.isTogether(link)) {
                limit = latestInstant(network.togetherBack(link, earliest.momentOf(successor)), startsDay);
            } else {
                int entered = Links.entersStart(type) ? earliest.resume[successor] : earliest.finish[successor];
                limit = network.limitBack(link, entered);
            }
            if (Links.leavesFinish(type)) {
                finishLimit = Math.min(finishLimit, limit);
            } else {
                startLimit = Math.min(startLimit, limit);
            }
        }
        return Math.max(0, free(schedule, node, finishLimit, startLimit));
    }

    /** The last instant that is not after the moment, for a milestone at the start or at the end of a day. */
    private static int latestInstant(int moment, boolean startsDay) {
        return startsDay ? Moment.day(moment) : Moment.instant(moment);
    }

    private static int free(Schedule schedule, int node, int finishLimit, int startLimit) {
        var network = schedule.network();
        var earliest = schedule.earliest();
        var calendar = network.calendar(node);
        int from = calendar.workdaysBefore(earliest.finish[node]);
        if (network.isMilestone(node) && Moment.isStart(earliest.momentOf(node))) {
            return calendar.workdaysBefore(calendar.startAtOrBefore(Math.min(startLimit, finishLimit))) - from;
        }
        if (network.isMilestone(node)) {
            return calendar.workdaysBefore(Math.min(startLimit, finishLimit)) - from;
        }
        int free = calendar.workdaysBefore(finishLimit) - from;
        if (startLimit == NONE || schedule.progress().state[node] != Progress.OPEN) {
            return free;
        }
        int lastStart = calendar.startAtOrBefore(startLimit);
        return Math.min(free, calendar.workdaysBefore(lastStart) - calendar.workdaysBefore(earliest.start[node]));
    }
}
