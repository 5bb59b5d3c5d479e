package city.renewal.schedule;

/**
 * Whether the open work meets its promises.
 *
 * @param shortByDays natural days by which the worst-missed promise is missed; 0 if all can be met
 * @param node the node that misses its promise most; if none does, the last open node to finish; -1 for a plan without
 *     nodes
 */
record Feasibility(int shortByDays, int node) {

    /**
     * Of several nodes that are equally late, or equally last, takes the last one in topological order, so that the
     * driving chain includes the others that lead to it.
     */
    static Feasibility of(Schedule schedule) {
        int worst = -1;
        int most = 1;
        for (int node : schedule.network().plan.order) {
            if (!schedule.isDone(node) && lateness(schedule, node) >= most) {
                most = lateness(schedule, node);
                worst = node;
            }
        }
        return worst < 0 ? new Feasibility(0, last(schedule)) : new Feasibility(most, worst);
    }

    private static int lateness(Schedule schedule, int node) {
        var plan = schedule.network().plan;
        int promise = plan.promise[node];
        if (plan.anchor instanceof Anchor.FinishBy) {
            promise = Math.min(promise, Moment.endOf(plan.anchorDay));
        }
        return promise == Plan.NO_PROMISE ? 0 : schedule.earliestFinishDay(node) - Moment.day(promise);
    }

    /** The last open node to finish, or the last node if none is open. */
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
