package city.renewal.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the engine found out about a plan. Nodes are numbered as in the {@link Plan}; dates are inclusive. Immutable.
 *
 * <p>A date beyond 1990–2100 is shown as the last day of that span; {@link #firstBeyondCalendar} tells.
 */
public final class Evaluation {
    private final Network network;
    private final Progress progress;
    private final int planStart;
    private final ForwardPass earliest;
    private final BackwardPass latest;
    private final ForwardPass forecast;
    private final int shortByDays;
    private final int worst;

    Evaluation(
            Network network,
            Progress progress,
            int planStart,
            ForwardPass earliest,
            BackwardPass latest,
            ForwardPass forecast) {
        this.network = network;
        this.progress = progress;
        this.planStart = planStart;
        this.earliest = earliest;
        this.latest = latest;
        this.forecast = forecast;
        this.worst = findWorst();
        this.shortByDays = worst < 0 ? 0 : Math.max(0, lateness(worst));
    }

    public Plan plan() {
        return network.plan;
    }

    /** The start of the first node; the anchor's date for a plan without nodes. */
    public LocalDate start() {
        int first = Integer.MAX_VALUE;
        for (int node = 0; node < network.size(); node++) {
            first = Math.min(first, startDay(node));
        }
        return first == Integer.MAX_VALUE ? network.plan.anchor.date() : date(first);
    }

    /** The latest finish that any node comes to when all work is done as early as possible. */
    public LocalDate finish() {
        int last = -1;
        for (int node = 0; node < network.size(); node++) {
            last = Math.max(last, finishDay(node));
        }
        return last < 0 ? network.plan.anchor.date() : date(last);
    }

    /** Whether all open work can still meet the promised finish and every promise. */
    public boolean feasible() {
        return shortByDays == 0;
    }

    /** By how many natural days the worst-missed promise is missed; 0 when feasible. */
    public int shortByDays() {
        return shortByDays;
    }

    public LocalDate earliestStart(int node) {
        return date(startDay(node));
    }

    public LocalDate earliestFinish(int node) {
        return date(finishDay(node));
    }

    public LocalDate latestStart(int node) {
        return date(
                network.isMilestone(node) || progress.state[node] == Progress.DONE
                        ? latestDay(node)
                        : latestStartDay(node));
    }

    public LocalDate latestFinish(int node) {
        return date(latestDay(node));
    }

    /** The promise where one was made for this node, else its latest finish. */
    public LocalDate dueDate(int node) {
        var promised = network.plan.promisedDate(node);
        return promised == null ? latestFinish(node) : promised;
    }

    /** When the node will be done as things stand: see the package documentation. The fact for a node that is done. */
    public LocalDate forecastFinish(int node) {
        return date(endDay(forecast, planStart, node));
    }

    /** Workdays of the node's calendar between its earliest and latest finish; negative when it is late; 0 when done. */
    public int totalFloatDays(int node) {
        if (progress.state[node] == Progress.DONE) {
            return 0;
        }
        var calendar = network.calendar(node);
        int early = earliest.finish[node];
        int late = latest.finish[node];
        int days = calendar.workdaysBefore(late) - calendar.workdaysBefore(early);
        return early <= late ? days : Math.min(-1, days);
    }

    /** Workdays of its calendar by which the node can slip without moving any earliest date of another; never negative. */
    public int freeFloatDays(int node) {
        return progress.state[node] == Progress.DONE ? 0 : FreeFloat.of(network, progress, earliest, node);
    }

    /** Not done, and without float: a day lost here is lost for the whole. */
    public boolean critical(int node) {
        return progress.state[node] != Progress.DONE && totalFloatDays(node) <= 0;
    }

    /**
     * The nodes that make the finish what it is, in the order of work, each holding the next: up to the node that misses its
     * promise most, or, when feasible, up to the last one to finish. Empty for a plan without nodes.
     */
    public List<Integer> drivingChain() {
        if (network.size() == 0) {
            return List.of();
        }
        return DrivingChain.to(feasible() ? lastNode() : worst, network, progress, earliest);
    }

    /** The ids of the {@link #drivingChain}. */
    public List<String> drivingChainIds() {
        var ids = new ArrayList<String>();
        drivingChain().forEach(node -> ids.add(network.plan.nodeId(node)));
        return ids;
    }

    /** The first node with a date outside 1990–2100. */
    public OptionalInt firstBeyondCalendar() {
        for (int node = 0; node < network.size(); node++) {
            if (!DayAxis.allows(startDay(node))
                    || !DayAxis.allows(finishDay(node))
                    || !DayAxis.allows(latestStartDay(node))
                    || !DayAxis.allows(latestDay(node))
                    || !DayAxis.allows(endDay(forecast, planStart, node))) {
                return OptionalInt.of(node);
            }
        }
        return OptionalInt.empty();
    }

    private static LocalDate date(int day) {
        return DayAxis.date(Math.clamp(day, DayAxis.FIRST_ALLOWED_DAY, DayAxis.LAST_ALLOWED_DAY));
    }

    private int startDay(int node) {
        return network.isMilestone(node) ? finishDay(node) : earliest.start[node];
    }

    private int finishDay(int node) {
        return endDay(earliest, earliest.floor(), node);
    }

    /** The day at whose end the node is over; of a milestone at the very start that day itself. */
    private int endDay(ForwardPass pass, int floor, int node) {
        int finish = pass.finish[node];
        boolean startsTheDay = network.isMilestone(node)
                && progress.state[node] != Progress.DONE
                && (finish <= floor || !network.calendar(node).worksOn(finish - 1));
        return startsTheDay ? finish : finish - 1;
    }

    private int latestStartDay(int node) {
        if (progress.state[node] == Progress.AT_WORK) {
            return progress.started[node];
        }
        return latest.start[node];
    }

    private int latestDay(int node) {
        int finish = latest.finish[node];
        if (!network.isMilestone(node) || progress.state[node] == Progress.DONE) {
            return finish - 1;
        }
        boolean opens = network.links.into[node] == network.links.into[node + 1] || finish == planStart;
        boolean capped = finish >= latest.boundOf(node);
        boolean startsTheDay = !capped && (opens || !network.calendar(node).worksOn(finish - 1));
        return startsTheDay ? finish : finish - 1;
    }

    /** The open node that misses its promise most, or comes closest to it; -1 without one. */
    private int findWorst() {
        int found = -1;
        int most = Integer.MIN_VALUE;
        for (int node = 0; node < network.size(); node++) {
            if (progress.state[node] != Progress.DONE && hasPromise(node) && lateness(node) > most) {
                most = lateness(node);
                found = node;
            }
        }
        return found;
    }

    private boolean hasPromise(int node) {
        return network.plan.promise[node] != Plan.NO_PROMISE || network.plan.anchor instanceof Anchor.FinishBy;
    }

    /** Natural days between the promise and the earliest finish. */
    private int lateness(int node) {
        int promise =
                network.plan.anchor instanceof Anchor.FinishBy ? latest.boundOf(node) : network.plan.promise[node];
        return finishDay(node) - (promise - 1);
    }

    private int lastNode() {
        int last = 0;
        for (int node = 1; node < network.size(); node++) {
            if (earliest.finish[node] > earliest.finish[last]) {
                last = node;
            }
        }
        return last;
    }
}
