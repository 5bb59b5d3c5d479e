package city.renewal.schedule;

import city.renewal.schedule.MilestoneSides.Shown;
import java.util.BitSet;

/**
 * All passes over one plan, and how their instants are shown as days.
 *
 * @param planStart the instant at which the plan begins: its anchor, or what the backward pass comes to
 * @param plannedLatest the latest dates without any actuals: what due dates are made of
 */
record Schedule(
        Network network,
        Progress progress,
        int planStart,
        BackwardPass plannedLatest,
        ForwardPass earliest,
        BackwardPass latest,
        ForwardPass forecast,
        Sides sides) {

    /** The milestones that are shown at the start of a day, by pass. */
    record Sides(BitSet plannedLatest, BitSet earliest, BitSet latest, BitSet forecast) {}

    static Schedule of(Network network, Actuals actuals, int dataDate) {
        return switch (network.plan.anchor()) {
            case Anchor.FinishBy finishBy -> backward(network, actuals, dataDate);
            case Anchor.StartOn startOn -> forward(network, actuals, dataDate);
        };
    }

    private static Schedule backward(Network network, Actuals actuals, int dataDate) {
        int bound = network.plan.anchorDay + 1;
        var untouched = Progress.none(network.size());
        var planned = BackwardPass.latest(network, untouched, bound);
        int planStart = planned.firstStart();
        var progress = Progress.of(network, actuals, dataDate, planStart);
        int floor = progress.hasDataDate() ? dataDate : planStart;
        var earliest = ForwardPass.earliest(network, progress, floor);
        var latest = progress.isUntouched() ? planned : BackwardPass.latest(network, progress, bound);
        var forecast = ForwardPass.forecast(network, progress, planStart, planned.start);
        var plannedSides = new MilestoneSides(network, untouched, planStart).latest(planned);
        var due = new Shown(planned.finish, plannedSides);
        var sides = new MilestoneSides(network, progress, planStart);
        return new Schedule(
                network,
                progress,
                planStart,
                planned,
                earliest,
                latest,
                forecast,
                new Sides(
                        plannedSides,
                        sides.earliest(earliest, due),
                        sides.latest(latest),
                        sides.forecast(forecast, due, due)));
    }

    private static Schedule forward(Network network, Actuals actuals, int dataDate) {
        int planStart = network.plan.anchorDay;
        var untouched = Progress.none(network.size());
        var planned = ForwardPass.earliest(network, untouched, planStart);
        var plannedLatest = BackwardPass.latest(network, untouched, planned.lastFinish());
        var progress = Progress.of(network, actuals, dataDate, planStart);
        boolean asPlanned = progress.isUntouched();
        int floor = Math.max(planStart, dataDate);
        var earliest = asPlanned ? planned : ForwardPass.earliest(network, progress, floor);
        var latest = asPlanned ? plannedLatest : BackwardPass.latest(network, progress, earliest.lastFinish());
        var forecast = ForwardPass.forecast(network, progress, planStart, planned.start);
        var untouchedSides = new MilestoneSides(network, untouched, planStart);
        var due = new Shown(plannedLatest.finish, untouchedSides.latest(plannedLatest));
        var plan = new Shown(planned.finish, untouchedSides.earliest(planned, due));
        var sides = new MilestoneSides(network, progress, planStart);
        return new Schedule(
                network,
                progress,
                planStart,
                plannedLatest,
                earliest,
                latest,
                forecast,
                new Sides(
                        due.starts,
                        sides.earliest(earliest, due),
                        sides.latest(latest),
                        sides.forecast(forecast, due, plan)));
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
        return shownDay(node, earliest.finish[node], sides.earliest);
    }

    /** Of a node at work its actual start: that can no longer be late. */
    int latestStartDay(int node) {
        if (network.isMilestone(node)) {
            return latestFinishDay(node);
        }
        return progress.state[node] == Progress.OPEN ? latest.start[node] : earliest.start[node];
    }

    int latestFinishDay(int node) {
        return shownDay(node, latest.finish[node], sides.latest);
    }

    int forecastDay(int node) {
        return shownDay(node, forecast.finish[node], sides.forecast);
    }

    int dueDay(int node) {
        int promise = network.plan.promise[node];
        return promise == Plan.NO_PROMISE
                ? plannedDay(node, plannedLatest.finish[node], sides.plannedLatest)
                : promise - 1;
    }

    /** A fact is shown as it was reported; all else as it is planned. */
    private int shownDay(int node, int instant, BitSet startsOfDays) {
        boolean isFact = isDone(node) && !startsOfDays.get(node);
        return isFact ? instant - 1 : plannedDay(node, instant, startsOfDays);
    }

    /** The day at whose end the instant lies; a milestone on working days is not shown on a day off before its instant. */
    private int plannedDay(int node, int instant, BitSet startsOfDays) {
        if (startsOfDays.get(node)) {
            return instant;
        }
        return network.isMilestone(node) ? network.calendar(node).endAtOrBefore(instant) - 1 : instant - 1;
    }
}
