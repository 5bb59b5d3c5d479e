package city.renewal.schedule;

/**
 * Whether the open work meets its promises.
 *
 * @param shortByDays natural days by which the worst-missed promise is missed; 0 when all can be met
 * @param node the node that misses its promise most; when none does, the last one to finish
 */
record Verdict(int shortByDays, int node) {

    static Verdict of(Schedule schedule) {
        int worst = -1;
        int most = 0;
        for (int node = 0; node < schedule.size(); node++) {
            if (!schedule.isDone(node) && lateness(schedule, node) > most) {
                most = lateness(schedule, node);
                worst = node;
            }
        }
        return new Verdict(most, worst < 0 ? last(schedule) : worst);
    }

    private static int lateness(Schedule schedule, int node) {
        var plan = schedule.network().plan;
        int promise = plan.promise[node];
        if (plan.anchor instanceof Anchor.FinishBy) {
            promise = Math.min(promise, Moment.endOf(plan.anchorDay));
        }
        return promise == Plan.NO_PROMISE ? 0 : schedule.earliestFinishDay(node) - Moment.day(promise);
    }

    private static int last(Schedule schedule) {
        var finish = schedule.earliest().finish;
        int last = 0;
        for (int node = 1; node < finish.length; node++) {
            if (finish[node] > finish[last]) {
                last = node;
            }
        }
        return last;
    }
}
