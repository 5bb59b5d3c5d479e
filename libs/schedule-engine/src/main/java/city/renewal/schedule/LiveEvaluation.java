package city.renewal.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a plan evaluated incrementally while reports arrive: the cost of a report depends on the dates that it changes,
 * not on the size of the plan. The results equal a full {@link ScheduleEngine#evaluate} of the same actuals on the same
 * day. Not thread-safe.
 *
 * <p>A change propagates along the links: forwards through the earliest dates and the forecast, backwards through the
 * latest dates. Each node is computed once, in topological order, and propagation stops where nothing changes. If the
 * earliest finish of a plan without a promised finish moves, all latest dates are recomputed.
 */
public final class LiveEvaluation {
    private final Network network;
    private final Schedule schedule;
    private final RankQueue forwards;
    private final RankQueue backwards;
    private int recomputed;

    private LiveEvaluation(Schedule from) {
        this.network = from.network();
        var progress = from.progress();
        var earliest = ForwardPass.earliest(network, progress, from.earliest().floor());
        // Parts that a full evaluation may share must be separate here, because each is updated separately.
        this.schedule = new Schedule(
                network,
                progress,
                from.planStart(),
                from.plannedLatest(),
                earliest,
                BackwardPass.latest(network, progress, earliest, from.latest().bound())
                        .settle(from.planStart()),
                from.sharesForecast()
                        ? ForwardPass.forecast(
                                network,
                                progress,
                                from.forecast().start.clone(),
                                from.forecast().moment.clone())
                        : from.forecast());
        this.forwards = RankQueue.forwards(network.plan);
        this.backwards = RankQueue.backwards(network.plan);
    }

    /** Evaluates a plan and keeps the result for updates. */
    public static LiveEvaluation of(Plan plan, Actuals actuals, Calendars calendars, @Nullable LocalDate today) {
        return new LiveEvaluation(ScheduleEngine.schedule(plan, actuals, calendars, today));
    }

    /** The present results. The object changes with the next update; call this method again after each one. */
    public Evaluation evaluation() {
        return new Evaluation(schedule);
    }

    /**
     * Replaces the actuals of a node.
     *
     * @return the number of recomputed dates over all passes
     * @throws IllegalArgumentException for {@linkplain NodeActuals#problems invalid} values
     */
    public int update(int node, NodeActuals actuals) {
        Actuals.requireUsable(node, actuals);
        recomputed = 0;
        schedule.progress().set(network, node, actuals);
        boolean finishMoved = updateEarliest(node);
        updateForecast(node);
        if (finishMoved && network.plan.anchor instanceof Anchor.StartOn) {
            backwards.clear();
            schedule.latest().rebound(schedule.earliest().lastMoment(), schedule.planStart());
            recomputed += network.size();
        } else {
            updateLatest(node);
        }
        return recomputed;
    }

    /** Returns whether the last moment of the plan may have moved. */
    private boolean updateEarliest(int node) {
        var pass = schedule.earliest();
        int bound = schedule.latest().bound();
        boolean moved = false;
        forwards.add(node);
        while (!forwards.isEmpty()) {
            int next = forwards.poll();
            int before = pass.momentOf(next);
            recomputed++;
            if (pass.recompute(next)) {
                moved |= before == bound || pass.momentOf(next) > bound;
                addSuccessors(next);
                if (schedule.isDone(next)) {
                    // The latest dates of a fact are copied from its earliest dates.
                    backwards.add(next);
                }
            }
        }
        return moved;
    }

    private void updateForecast(int node) {
        forwards.add(node);
        while (!forwards.isEmpty()) {
            int next = forwards.poll();
            recomputed++;
            if (schedule.forecast().recompute(next)) {
                addSuccessors(next);
            }
        }
    }

    private void updateLatest(int node) {
        // Completion decides whether a node constrains its predecessors, even if its own dates do not change.
        backwards.add(node);
        addPredecessors(node);
        if (network.plan.hasMilestones) {
            forwards.add(node);
            addSuccessors(node);
        }
        while (!backwards.isEmpty()) {
            int next = backwards.poll();
            recomputed++;
            if (schedule.latest().recompute(next)) {
                addPredecessors(next);
                if (network.plan.hasMilestones) {
                    forwards.add(next);
                    addSuccessors(next);
                }
            }
        }
        while (!forwards.isEmpty()) {
            int next = forwards.poll();
            if (schedule.latest().resettle(next, schedule.planStart())) {
                addSuccessors(next);
            }
        }
    }

    private void addSuccessors(int node) {
        var links = network.links;
        for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
            forwards.add(links.successor[links.out[at]]);
        }
    }

    private void addPredecessors(int node) {
        var links = network.links;
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            backwards.add(links.predecessor[link]);
        }
    }
}
