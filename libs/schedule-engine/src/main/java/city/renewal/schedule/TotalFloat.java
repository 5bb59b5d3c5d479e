package city.renewal.schedule;

/**
 * Workdays of a node's calendar from its earliest to its latest finish; at most -1 if the latest finish is before the
 * earliest.
 *
 * <p>A milestone whose earliest moment is the start of a day is counted from that day to the last day at whose start it
 * may be reached. So its float does not depend on predecessors that do not delay it. If its latest moment is no earlier
 * than its earliest, its float is 0 and not negative, even if the milestones after it are late, because it does not
 * cause the delay.
 */
final class TotalFloat {
    private final Schedule schedule;
    private final Network network;
    private final int[] lastStart;

    TotalFloat(Schedule schedule) {
        this.schedule = schedule;
        this.network = schedule.network();
        this.lastStart = new int[network.plan.hasMilestones ? network.size() : 0];
        var order = network.plan.order;
        for (int at = order.length - 1; at >= 0 && network.plan.hasMilestones; at--) {
            int node = order[at];
            if (standsAtStart(node) && !schedule.isDone(node)) {
                lastStart[node] = lastStart(node);
            }
        }
    }

    int of(int node) {
        var calendar = network.calendar(node);
        int early = schedule.earliest().momentOf(node);
        int late = schedule.latest().momentOf(node);
        int days = standsAtStart(node)
                ? calendar.workdaysBefore(lastStart[node]) - calendar.workdaysBefore(Moment.day(early))
                : calendar.workdaysBefore(Moment.instant(late)) - calendar.workdaysBefore(Moment.instant(early));
        return early <= late ? Math.max(0, days) : Math.min(-1, days);
    }

    private boolean standsAtStart(int node) {
        return network.isMilestone(node) && Moment.isStart(schedule.earliest().momentOf(node));
    }

    /**
     * The start of a day after days off is later than the end of the day before them, so that day counts only if the
     * latest moment, which includes the promises of milestones joined to this one, is there too.
     */
    private int lastStart(int node) {
        var latest = schedule.latest();
        var links = network.links;
        int at = Math.min(latest.boundOf(node), Moment.startOf(Moment.instant(latest.momentOf(node))));
        for (int i = links.outOf[node]; i < links.outOf[node + 1]; i++) {
            int link = links.out[i];
            int successor = links.successor[link];
            if (!schedule.isDone(successor) && standsAtStart(successor)) {
                int start = lastStart[successor];
                at = Math.min(at, Moment.startOf(network.isTogether(link) ? start : network.limitBack(link, start)));
            }
        }
        return Moment.day(Moment.workedAtOrBefore(network.calendar(node), at));
    }
}
