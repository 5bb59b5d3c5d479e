package city.renewal.schedule;

/**
 * The passes over one plan, and the conversion of their results to days.
 *
 * @param planStart the first day of the plan: its anchor, or the result of the backward pass
 * @param plannedLatest the latest dates without actuals, from which due dates are derived
 */
record Schedule(
        Network network,
        Progress progress,
        int planStart,
        BackwardPass plannedLatest,
        ForwardPass earliest,
        BackwardPass latest,
        ForwardPass forecast) {

    static Schedule of(Network network, Actuals actuals, int dataDate) {
        return switch (network.plan.anchor()) {
            case Anchor.FinishBy finishBy -> backward(network, actuals, dataDate);
            case Anchor.StartOn startOn -> forward(network, actuals, dataDate);
        };
    }

    private static Schedule backward(Network network, Actuals actuals, int dataDate) {
        int bound = Moment.endOf(network.plan.anchorDay);
        var planned = BackwardPass.planned(network, bound);
        int planStart = planned.firstDay();
        planned.settle(planStart);
        var progress = Progress.of(network, actuals, dataDate, planStart);
        var earliest = ForwardPass.earliest(network, progress, progress.hasDataDate() ? dataDate : planStart);
        return new Schedule(
                network,
                progress,
                planStart,
                planned,
                earliest,
                progress.isUntouched()
                        ? planned
                        : BackwardPass.latest(network, progress, earliest, bound)
                                .settle(planStart),
                ForwardPass.forecast(network, progress, planned.start, planned.moment));
    }

    private static Schedule forward(Network network, Actuals actuals, int dataDate) {
        int planStart = network.plan.anchorDay;
        var untouched = Progress.none(network.size());
        var planned = ForwardPass.earliest(network, untouched, planStart);
        var plannedLatest = BackwardPass.planned(network, planned.lastMoment()).settle(planStart);
        var progress = Progress.of(network, actuals, dataDate, planStart);
        boolean asPlanned = progress.isUntouched();
        var earliest = asPlanned ? planned : ForwardPass.earliest(network, progress, Math.max(planStart, dataDate));
        return new Schedule(
                network,
                progress,
                planStart,
                plannedLatest,
                earliest,
                asPlanned
                        ? plannedLatest
                        : BackwardPass.latest(network, progress, earliest, earliest.lastMoment())
                                .settle(planStart),
                // Without actuals the forecast equals the plan.
                asPlanned ? planned : ForwardPass.forecast(network, progress, planned.start, planned.moment));
    }

    /** Whether the forecast equals the plan. */
    boolean sharesForecast() {
        return forecast == earliest;
    }

    int size() {
        return network.size();
    }

    boolean isDone(int node) {
        return progress.state[node] == Progress.DONE;
    }

    int earliestStartDay(int node) {
        return network.isMilestone(node) ? earliestFinishDay(node) : earliest.start[node];
    }

    int earliestFinishDay(int node) {
        return Moment.day(earliest.momentOf(node));
    }

    /** For a node at work the actual start, which can no longer be late. */
    int latestStartDay(int node) {
        if (network.isMilestone(node)) {
            return latestFinishDay(node);
        }
        return progress.state[node] == Progress.OPEN ? latest.start[node] : earliest.start[node];
    }

    int latestFinishDay(int node) {
        return Moment.day(latest.shownMoment(node));
    }

    int forecastDay(int node) {
        // A milestone that keeps its planned moment is shown as planned.
        boolean asPlanned = network.isMilestone(node)
                && network.plan.anchor instanceof Anchor.FinishBy
                && forecast.moment[node] == plannedLatest.moment[node];
        return asPlanned ? Moment.day(plannedLatest.shownMoment(node)) : Moment.day(forecast.momentOf(node));
    }

    int dueDay(int node) {
        int promise = network.plan.promise[node];
        return promise == Plan.NO_PROMISE ? Moment.day(plannedLatest.shownMoment(node)) : Moment.day(promise);
    }
}
