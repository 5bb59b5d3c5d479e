package city.renewal.schedule;

/** How far a node can slip before it moves the earliest dates of a successor, or the earliest finish of the whole. */
final class FreeFloat {
    private static final int NONE = Integer.MAX_VALUE;

    private FreeFloat() {}

    static int of(Schedule schedule, int node) {
        var network = schedule.network();
        var progress = schedule.progress();
        var earliest = schedule.earliest();
        var links = network.links;
        var calendar = network.calendar(node);
        // Of a milestone at the start of a day the last start, of all else the last finish.
        int finishLimit = earliest.lastFinish() - (network.plan.opening.get(node) ? 1 : 0);
        int startLimit = NONE;
        for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
            int link = links.out[at];
            int successor = links.successor[link];
            if (progress.state[successor] == Progress.DONE) {
                continue;
            }
            byte type = links.type[link];
            int entered = Links.entersStart(type) ? earliest.resume[successor] : earliest.finish[successor];
            int limit = calendar.lagBack(entered, links.lag[link]);
            if (Links.leavesFinish(type)) {
                finishLimit = Math.min(finishLimit, limit);
            } else {
                startLimit = Math.min(startLimit, limit);
            }
        }
        return Math.max(0, free(network, progress, earliest, node, finishLimit, startLimit));
    }

    private static int free(
            Network network, Progress progress, ForwardPass earliest, int node, int finishLimit, int startLimit) {
        var calendar = network.calendar(node);
        int from = calendar.workdaysBefore(earliest.finish[node]);
        if (network.plan.opening.get(node)) {
            return calendar.workdaysBefore(calendar.startAtOrBefore(Math.min(startLimit, finishLimit))) - from;
        }
        if (network.isMilestone(node)) {
            return calendar.workdaysBefore(Math.min(startLimit, finishLimit)) - from;
        }
        int free = calendar.workdaysBefore(finishLimit) - from;
        if (startLimit == NONE || progress.state[node] != Progress.OPEN) {
            return free;
        }
        int lastStart = calendar.startAtOrBefore(startLimit);
        return Math.min(free, calendar.workdaysBefore(lastStart) - calendar.workdaysBefore(earliest.start[node]));
    }
}
