package city.renewal.schedule;

/**
 * Computes the latest dates, as instants: every node as late as its successors, its promise and {@code bound} allow. It
 * is the exact adjoint of {@link ForwardPass}: dates that meet every bound exist if and only if no earliest date is
 * after its latest date.
 */
final class BackwardPass {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int[] NO_MOMENTS = {};

    private final Network network;
    private final Progress progress;
    /** A {@link Moment}. */
    private int bound;

    /** The latest start; for a node at work the latest day on which its remaining work may resume. */
    final int[] start;

    final int[] finish;
    /** The {@link Moment} of a milestone. */
    final int[] moment;

    private final int[] shown;
    /** The moments of the completed milestones, taken from the earliest dates. */
    private final int[] facts;

    // Limits from the links out of the node that is being computed.
    private int startLimit;
    private int finishLimit;

    private BackwardPass(Network network, Progress progress, int[] facts, int bound) {
        this.facts = facts;
        this.network = network;
        this.progress = progress;
        this.bound = bound;
        this.start = new int[network.size()];
        this.finish = new int[network.size()];
        this.moment = network.plan.hasMilestones ? new int[network.size()] : NO_MOMENTS;
        this.shown = network.plan.hasMilestones ? new int[network.size()] : NO_MOMENTS;
    }

    /** The latest dates of the plan without actuals. */
    static BackwardPass planned(Network network, int bound) {
        return new BackwardPass(network, Progress.none(network.size()), NO_MOMENTS, bound).run();
    }

    static BackwardPass latest(Network network, Progress progress, ForwardPass earliest, int bound) {
        return new BackwardPass(network, progress, earliest.moment, bound).run();
    }

    private BackwardPass run() {
        var order = network.plan.order;
        for (int at = order.length - 1; at >= 0; at--) {
            compute(order[at]);
        }
        return this;
    }

    int bound() {
        return bound;
    }

    /** Recomputes everything for another bound. */
    void rebound(int newBound, int planStart) {
        bound = newBound;
        run().settle(planStart);
    }

    /** Recomputes a node and returns whether anything of it changed. */
    boolean recompute(int node) {
        int oldStart = start[node];
        int oldMoment = momentOf(node);
        compute(node);
        return start[node] != oldStart || momentOf(node) != oldMoment;
    }

    /** The moment of a milestone; for a node with a duration the end of its last day. */
    int momentOf(int node) {
        return network.isMilestone(node) ? moment[node] : Moment.endingAt(finish[node]);
    }

    /**
     * The moment at which a milestone is shown. If its latest moment is the start of a day, because work on that day
     * must follow, it is shown at the end of the workday before, unless nothing precedes it or its own predecessors
     * hold it later.
     */
    int shownMoment(int node) {
        return network.isMilestone(node) ? shown[node] : Moment.endingAt(finish[node]);
    }

    /** Computes the shown moments of milestones, in a plan that begins on the given day. */
    BackwardPass settle(int planStart) {
        for (int i = 0; network.plan.hasMilestones && i < network.size(); i++) {
            resettle(network.plan.order[i], planStart);
        }
        return this;
    }

    /** Recomputes the shown moment of a milestone and returns whether it changed. */
    boolean resettle(int node, int planStart) {
        if (!network.isMilestone(node)) {
            return false;
        }
        boolean fixed = progress.state[node] == Progress.DONE || network.isOpening(node);
        int before = shown[node];
        shown[node] = fixed || !Moment.isStart(moment[node]) ? moment[node] : settled(node, planStart);
        return shown[node] != before;
    }

    private int settled(int node, int planStart) {
        var calendar = network.calendar(node);
        var links = network.links;
        int at = Math.max(Moment.startOf(planStart), Moment.endingAt(calendar.endAtOrBefore(Moment.day(moment[node]))));
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            int predecessor = links.predecessor[link];
            if (network.isTogether(link)) {
                at = Math.max(at, network.togetherAt(link, shown[predecessor]));
            } else {
                boolean atWork = progress.state[predecessor] == Progress.AT_WORK;
                int left = Links.leavesFinish(links.type[link])
                        ? finish[predecessor]
                        : atWork ? progress.started[predecessor] : start[predecessor];
                at = Math.max(at, Moment.endingAt(network.limit(link, left)));
            }
        }
        return Math.min(moment[node], Moment.workedAtOrAfter(calendar, at));
    }

    /** The moment by which the node must be over, regardless of its successors. */
    int boundOf(int node) {
        return Math.min(bound, network.plan.promise[node]);
    }

    /** The first day on which work is planned or a milestone is reached. */
    int firstDay() {
        int first = Moment.day(bound);
        for (int node = 0; node < start.length; node++) {
            first = Math.min(first, network.isMilestone(node) ? Moment.day(moment[node]) : start[node]);
        }
        return first;
    }

    void compute(int node) {
        if (progress.state[node] == Progress.DONE) {
            if (network.isMilestone(node)) {
                reach(node, facts[node]);
            } else {
                start[node] = progress.started[node];
                finish[node] = progress.finished[node];
            }
            return;
        }
        if (network.isMilestone(node)) {
            computeMilestone(node);
            return;
        }
        collectLimits(node);
        if (progress.state[node] == Progress.AT_WORK) {
            computeAtWork(node);
        } else {
            computeOpen(node);
        }
    }

    private void collectLimits(int node) {
        var links = network.links;
        var calendar = network.calendar(node);
        startLimit = NONE;
        finishLimit = calendar.endAtOrBefore(Moment.instant(boundOf(node)));
        for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
            int link = links.out[at];
            int successor = links.successor[link];
            if (progress.state[successor] == Progress.DONE) {
                continue;
            }
            int limit = limit(link);
            if (Links.leavesFinish(links.type[link])) {
                finishLimit = Math.min(finishLimit, limit);
            } else {
                startLimit = Math.min(startLimit, limit);
            }
        }
    }

    private void computeOpen(int node) {
        var calendar = network.calendar(node);
        int days = network.duration[node];
        int from = calendar.startOf(finishLimit, days);
        if (startLimit != NONE) {
            from = Math.min(from, calendar.startAtOrBefore(startLimit));
        }
        start[node] = from;
        finish[node] = calendar.finishOf(from, days);
    }

    private void computeAtWork(int node) {
        var calendar = network.calendar(node);
        int to = calendar.endAtOrBefore(finishLimit);
        start[node] = calendar.startOf(to, progress.remaining[node]);
        finish[node] = to;
    }

    private void computeMilestone(int node) {
        int at = Moment.workedAtOrBefore(network.calendar(node), last(node));
        reach(node, network.isOpening(node) ? Moment.startOf(Moment.day(at)) : at);
    }

    /** The last moment that the bounds and the links out of a milestone allow, regardless of its calendar. */
    private int last(int node) {
        int at = boundOf(node);
        var links = network.links;
        for (int i = links.outOf[node]; i < links.outOf[node + 1]; i++) {
            int link = links.out[i];
            int successor = links.successor[link];
            if (progress.state[successor] == Progress.DONE) {
                continue;
            }
            at = Math.min(
                    at,
                    network.isTogether(link) ? network.togetherBack(link, moment[successor]) : lastMomentBefore(link));
        }
        return at;
    }

    /**
     * The last moment that a link allows its predecessor, a milestone, if the link does not join two milestones without
     * a lag.
     */
    int lastMomentBefore(int link) {
        return Moment.startOf(limit(link));
    }

    private void reach(int node, int at) {
        moment[node] = at;
        start[node] = Moment.instant(at);
        finish[node] = Moment.instant(at);
    }

    /** The last instant at which the link's predecessor may start or finish. */
    private int limit(int link) {
        int successor = network.links.successor[link];
        int entered = Links.entersStart(network.links.type[link]) ? start[successor] : finish[successor];
        return network.limitBack(link, entered);
    }
}
