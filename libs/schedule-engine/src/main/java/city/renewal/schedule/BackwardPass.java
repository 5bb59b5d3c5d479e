package city.renewal.schedule;

/**
 * The latest dates, as instants: every node as late as its successors, its promise and {@code bound} let it. It is the exact
 * adjoint of {@link ForwardPass}: dates that meet every bound exist if and only if no earliest date is after its latest.
 */
final class BackwardPass {
    private static final int NONE = Integer.MAX_VALUE;

    private final Network network;
    private final Progress progress;
    private final int bound;

    /** The latest start; of a node at work the latest day on which its rest may go on. */
    final int[] start;

    final int[] finish;

    // What the links out of the node at hand ask for.
    private int startLimit;
    private int finishLimit;

    private BackwardPass(Network network, Progress progress, int bound) {
        this.network = network;
        this.progress = progress;
        this.bound = bound;
        this.start = new int[network.size()];
        this.finish = new int[network.size()];
    }

    static BackwardPass latest(Network network, Progress progress, int bound) {
        var pass = new BackwardPass(network, progress, bound);
        var order = network.plan.order;
        for (int at = order.length - 1; at >= 0; at--) {
            pass.compute(order[at]);
        }
        return pass;
    }

    int bound() {
        return bound;
    }

    /** The instant by which the node must be over, whatever follows it. */
    int boundOf(int node) {
        return Math.min(bound, network.plan.promise[node]);
    }

    int firstStart() {
        int first = bound;
        for (int each : start) {
            first = Math.min(first, each);
        }
        return first;
    }

    void compute(int node) {
        if (progress.state[node] == Progress.DONE) {
            start[node] = progress.started[node];
            finish[node] = progress.finished[node];
            return;
        }
        collectLimits(node);
        if (network.isMilestone(node)) {
            computeMilestone(node);
        } else if (progress.state[node] == Progress.AT_WORK) {
            computeAtWork(node);
        } else {
            computeOpen(node);
        }
    }

    private void collectLimits(int node) {
        var links = network.links;
        var calendar = network.calendar(node);
        startLimit = NONE;
        finishLimit = network.plan.opening.get(node) ? boundOf(node) - 1 : calendar.endAtOrBefore(boundOf(node));
        for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
            int link = links.out[at];
            int successor = links.successor[link];
            if (progress.state[successor] == Progress.DONE) {
                continue;
            }
            byte type = links.type[link];
            int entered = Links.entersStart(type) ? start[successor] : finish[successor];
            int limit = calendar.lagBack(entered, links.lag[link]);
            if (Links.leavesFinish(type)) {
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
        var calendar = network.calendar(node);
        int at = Math.min(startLimit, finishLimit);
        int reached;
        if (network.plan.opening.get(node)) {
            reached = calendar.startAtOrBefore(at);
        } else {
            boolean reachable = calendar.worksOn(at - 1) || calendar.worksOn(at);
            reached = reachable ? at : calendar.endAtOrBefore(at);
        }
        start[node] = reached;
        finish[node] = reached;
    }
}
