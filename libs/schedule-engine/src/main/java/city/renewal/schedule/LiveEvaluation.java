package city.renewal.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is kept evaluated while reports come in: a report costs what it changes, not what the plan has. What it shows
 * equals a full {@link ScheduleEngine#evaluate} of the same actuals on the same day, bit for bit. Not thread-safe.
 *
 * <p>A change runs along the links: forwards through the earliest dates and the forecast, backwards through the latest dates,
 * each node once, in topological order, and no further than anything changes. When it moves the earliest finish of a plan
 * without a promised one, all latest dates are computed anew.
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
        // What a full evaluation may share between its parts must be apart here: each part changes for itself.
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

    /** Evaluates a plan and keeps it at hand. */
    public static LiveEvaluation of(Plan plan, Actuals actuals, Calendars calendars, @Nullable LocalDate today) {
        return new LiveEvaluation(ScheduleEngine.schedule(plan, actuals, calendars, today));
    }

    /** What follows from all that is known now. It changes with the next update: ask for it again after that. */
    public Evaluation evaluation() {
        return new Evaluation(schedule);
    }

    /**
     * Takes what is known of a node now in place of what was known before.
     *
     * @return how many dates were computed anew, counting each pass
     * @throws IllegalArgumentException for {@linkplain NodeActuals#problems unusable} values
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

    /** Says whether the last moment of the whole may have moved. */
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
                    // A fact that is read anew: the latest dates take it from here.
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
        // Whether a node is done decides whether it binds its predecessors, even when its own dates stay.
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
