package city.renewal.schedule;

/**
 * Whether the open work meets its promises.
 *
 * @param shortByDays natural days by which the worst-missed promise is missed; 0 when all can be met
 * @param node the node that misses its promise most; when none does, the last open one to finish; -1 for a plan without nodes
 */
record Verdict(int shortByDays, int node) {

    /** Of several nodes that are equally late, or equally last, the last in the order of work: what led there leads there. */
    static Verdict of(Schedule schedule) {
        int worst = -1;
        int most = 1;
        for (int node : schedule.network().plan.order) {
            if (!schedule.isDone(node) && lateness(schedule, node) >= most) {
                most = lateness(schedule, node);
                worst = node;
            }
        }
        return worst < 0 ? new Verdict(0, last(schedule)) : new Verdict(most, worst);
    }

    private static int lateness(Schedule schedule, int node) {
        var plan = schedule.network().plan;
        int promise = plan.promise[node];
        if (plan.anchor instanceof Anchor.FinishBy) {
            promise = Math.min(promise, Moment.endOf(plan.anchorDay));
        }
        return promise == Plan.NO_PROMISE ? 0 : schedule.earliestFinishDay(node) - Moment.day(promise);
    }

    /** Of the open nodes, if there are any. */
    private static int last(Schedule schedule) {
        int last = -1;
        for (int node : schedule.network().plan.order) {
            if (last < 0 || !isBefore(schedule, node, last)) {
                last = node;
            }
        }
        return last;
    }

    private static boolean isBefore(Schedule schedule, int one, int other) {
        if (schedule.isDone(one) != schedule.isDone(other)) {
            return schedule.isDone(one);
        }
        var finish = schedule.earliest().finish;
        return finish[one] < finish[other];
    }
}
