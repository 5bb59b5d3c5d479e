package city.renewal.schedule;

import org.jspecify.annotations.Nullable;

/**
 * The earliest dates, as instants: every node as soon as its predecessors, its reports and {@code floor} let it.
 *
 * <p>With {@code planned} starts it is the forecast instead: a node nobody has reported on waits for its planned start
 * too, and does not finish before the data date is over.
 */
final class ForwardPass {
    private static final int NONE = -1;

    private final Network network;
    private final Progress progress;
    private final int floor;
    private final int @Nullable [] planned;

    /** The start; for a milestone the instant at which it is reached. */
    final int[] start;
    /** The finish; for a milestone the instant at which it is reached. */
    final int[] finish;
    /** From when the rest is worked: the start of a node that is open. */
    final int[] resume;

    // What the links into the node at hand ask for.
    private int startLimit;
    private int finishLimit;

    private ForwardPass(Network network, Progress progress, int floor, int @Nullable [] planned) {
        this.network = network;
        this.progress = progress;
        this.floor = floor;
        this.planned = planned;
        this.start = new int[network.size()];
        this.finish = new int[network.size()];
        this.resume = new int[network.size()];
    }

    static ForwardPass earliest(Network network, Progress progress, int floor) {
        return new ForwardPass(network, progress, floor, null).run();
    }

    static ForwardPass forecast(Network network, Progress progress, int floor, int[] planned) {
        return new ForwardPass(network, progress, floor, planned).run();
    }

    private ForwardPass run() {
        for (int node : network.plan.order) {
            compute(node);
        }
        return this;
    }

    int floor() {
        return floor;
    }

    /** The end of the last day on which anything finishes; a milestone at the start of a day has that day. */
    int lastFinish() {
        int last = 0;
        for (int node = 0; node < finish.length; node++) {
            last = Math.max(last, network.plan.opening.get(node) ? finish[node] + 1 : finish[node]);
        }
        return last;
    }

    void compute(int node) {
        switch (progress.state[node]) {
            case Progress.DONE -> {
                start[node] = progress.started[node];
                finish[node] = progress.finished[node];
                resume[node] = progress.finished[node];
            }
            case Progress.AT_WORK -> {
                collectLimits(node, progress.resumes[node]);
                computeAtWork(node);
            }
            default -> {
                collectLimits(node, planned == null ? floor : planned[node]);
                if (network.isMilestone(node)) {
                    computeMilestone(node);
                } else {
                    computeOpen(node);
                }
            }
        }
    }

    private void collectLimits(int node, int notBefore) {
        var links = network.links;
        startLimit = notBefore;
        finishLimit = NONE;
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            int limit = limit(link);
            if (Links.entersStart(links.type[link])) {
                startLimit = Math.max(startLimit, limit);
            } else {
                finishLimit = Math.max(finishLimit, limit);
            }
        }
    }

    /** The instant before which the link's successor must not start or finish. */
    int limit(int link) {
        var links = network.links;
        int predecessor = links.predecessor[link];
        int left = Links.leavesFinish(links.type[link]) ? finish[predecessor] : start[predecessor];
        return network.calendar(predecessor).lag(left, links.lag[link]);
    }

    private void computeOpen(int node) {
        var calendar = network.calendar(node);
        int days = network.duration[node];
        int from = calendar.startAtOrAfter(startLimit);
        if (finishLimit != NONE) {
            from = Math.max(from, calendar.startToFinishAtOrAfter(finishLimit, days));
        }
        start[node] = from;
        resume[node] = from;
        finish[node] = notOverBeforeToday(calendar, calendar.finishOf(from, days));
    }

    private void computeAtWork(int node) {
        var calendar = network.calendar(node);
        int from = calendar.startAtOrAfter(startLimit);
        int to = calendar.finishOf(from, progress.remaining[node]);
        if (finishLimit != NONE) {
            to = Math.max(to, calendar.endAtOrAfter(finishLimit));
        }
        start[node] = progress.started[node];
        resume[node] = from;
        finish[node] = to;
    }

    private void computeMilestone(int node) {
        var calendar = network.calendar(node);
        int at = Math.max(startLimit, finishLimit);
        int reached;
        if (network.plan.opening.get(node)) {
            reached = calendar.startAtOrAfter(isForecastFromToday() ? Math.max(at, progress.dataDate) : at);
        } else {
            // Reached at the end of a workday; after days off only when work begins again. What could have been reached
            // by
            // the end of yesterday but was not, is not reached before today.
            boolean atEndOfWorkday = calendar.worksOn(at - 1) && !(progress.hasDataDate() && at <= floor);
            reached = notOverBeforeToday(calendar, atEndOfWorkday ? at : calendar.startAtOrAfter(at));
        }
        start[node] = reached;
        resume[node] = reached;
        finish[node] = reached;
    }

    private boolean isForecastFromToday() {
        return planned != null && progress.hasDataDate();
    }

    /** What was to be over by now, but was not reported, is not over before the end of today. */
    private int notOverBeforeToday(WorkCalendar calendar, int finish) {
        return isForecastFromToday() ? Math.max(finish, calendar.endAtOrAfter(progress.dataDate + 1)) : finish;
    }
}
