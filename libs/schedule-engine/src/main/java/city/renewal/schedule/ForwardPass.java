package city.renewal.schedule;

import org.jspecify.annotations.Nullable;

/**
 * Computes the earliest dates, as instants: every node as early as its predecessors, its reports and {@code floor}
 * allow.
 *
 * <p>With {@code planned} starts it computes the forecast instead: a node without reports also waits for its planned
 * start, and does not finish before the end of the data date.
 */
final class ForwardPass {
    /** No link, in {@link #momentHeldBy}. */
    static final int NO_LINK = -1;

    private static final int NONE = -1;
    private static final int[] NO_MOMENTS = {};

    private final Network network;
    private final Progress progress;
    private final int floor;
    private final int @Nullable [] planned;
    private final int[] plannedMoment;

    /** The start; for a milestone the instant at which it is reached. */
    final int[] start;
    /** The finish; for a milestone the instant at which it is reached. */
    final int[] finish;
    /** The instant from which the remaining work continues; for an open node its start. */
    final int[] resume;
    /** The {@link Moment} of a milestone. */
    final int[] moment;

    // Limits from the links into the node that is being computed.
    private int startLimit;
    private int finishLimit;

    private ForwardPass(Network network, Progress progress, int floor, int @Nullable [] planned, int[] plannedMoment) {
        this.plannedMoment = plannedMoment;
        this.network = network;
        this.progress = progress;
        this.floor = floor;
        this.planned = planned;
        this.start = new int[network.size()];
        this.finish = new int[network.size()];
        this.resume = new int[network.size()];
        this.moment = network.plan.hasMilestones ? new int[network.size()] : NO_MOMENTS;
    }

    static ForwardPass earliest(Network network, Progress progress, int floor) {
        return new ForwardPass(network, progress, floor, null, NO_MOMENTS).run();
    }

    /** {@code planned} are the planned starts, {@code plannedMoment} the planned moments of milestones. */
    static ForwardPass forecast(Network network, Progress progress, int[] planned, int[] plannedMoment) {
        return new ForwardPass(network, progress, 0, planned, plannedMoment).run();
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

    /** Recomputes a node and returns whether anything of it changed. */
    boolean recompute(int node) {
        int oldStart = start[node];
        int oldFinish = finish[node];
        int oldResume = resume[node];
        int oldMoment = momentOf(node);
        compute(node);
        return start[node] != oldStart
                || finish[node] != oldFinish
                || resume[node] != oldResume
                || momentOf(node) != oldMoment;
    }

    /** The moment at which the last node is over. */
    int lastMoment() {
        int last = 0;
        for (int node = 0; node < finish.length; node++) {
            last = Math.max(last, momentOf(node));
        }
        return last;
    }

    /** The moment of a milestone; for a node with a duration the end of its last day. */
    int momentOf(int node) {
        return network.isMilestone(node) ? moment[node] : Moment.endingAt(finish[node]);
    }

    void compute(int node) {
        switch (progress.state[node]) {
            case Progress.DONE -> {
                if (network.isMilestone(node)) {
                    reach(node, fact(node));
                } else {
                    start[node] = progress.started[node];
                    finish[node] = progress.finished[node];
                    resume[node] = progress.finished[node];
                }
            }
            case Progress.AT_WORK -> {
                collectLimits(node, progress.resumes[node]);
                computeAtWork(node);
            }
            default -> {
                if (network.isMilestone(node)) {
                    computeMilestone(node);
                } else {
                    collectLimits(node, openNotBefore(node));
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
            takeLimit(link);
        }
    }

    private void takeLimit(int link) {
        int limit = limit(link);
        if (Links.entersStart(network.links.type[link])) {
            startLimit = Math.max(startLimit, limit);
        } else {
            finishLimit = Math.max(finishLimit, limit);
        }
    }

    /**
     * The moment at which an open or started node would be over if of all its incoming links only this one held it.
     */
    int momentHeldBy(int node, int link) {
        if (network.isMilestone(node)) {
            int at = notBefore(node);
            return reached(node, link == NO_LINK ? at : Math.max(at, momentLimit(link)));
        }
        boolean atWork = progress.state[node] == Progress.AT_WORK;
        startLimit = atWork ? progress.resumes[node] : openNotBefore(node);
        finishLimit = NONE;
        if (link != NO_LINK) {
            takeLimit(link);
        }
        int from = resumption(node);
        return Moment.endingAt(
                atWork ? finishAtWork(node, from) : network.calendar(node).finishOf(from, network.duration[node]));
    }

    /** The instant before which the link's successor must not start or finish. */
    private int limit(int link) {
        var links = network.links;
        int predecessor = links.predecessor[link];
        int left = Links.leavesFinish(links.type[link]) ? finish[predecessor] : start[predecessor];
        return network.limit(link, left);
    }

    /** The instant from which the node is worked on, by the present limits. */
    private int resumption(int node) {
        var calendar = network.calendar(node);
        int from = calendar.startAtOrAfter(startLimit);
        return finishLimit == NONE || progress.state[node] == Progress.AT_WORK
                ? from
                : Math.max(from, calendar.startToFinishAtOrAfter(finishLimit, network.duration[node]));
    }

    private void computeOpen(int node) {
        var calendar = network.calendar(node);
        int from = resumption(node);
        start[node] = from;
        resume[node] = from;
        finish[node] = notOverBeforeToday(calendar, calendar.finishOf(from, network.duration[node]));
    }

    private void computeAtWork(int node) {
        int from = resumption(node);
        start[node] = progress.started[node];
        resume[node] = from;
        finish[node] = finishAtWork(node, from);
    }

    private int finishAtWork(int node, int from) {
        var calendar = network.calendar(node);
        int to = calendar.finishOf(from, progress.remaining[node]);
        return finishLimit == NONE ? to : Math.max(to, calendar.endAtOrAfter(finishLimit));
    }

    private void computeMilestone(int node) {
        int at = notBefore(node);
        var links = network.links;
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            at = Math.max(at, momentLimit(link));
        }
        reach(node, reached(node, at));
    }

    /** The moment before which the link's successor, a milestone, is not reached. */
    private int momentLimit(int link) {
        return network.isTogether(link)
                ? network.togetherAt(link, moment[network.links.predecessor[link]])
                : Moment.endingAt(limit(link));
    }

    private int reached(int node, int at) {
        int from = network.isOpening(node) ? Moment.startOf(Moment.instant(at)) : at;
        return Moment.workedAtOrAfter(network.calendar(node), from);
    }

    /**
     * The moment of a completed milestone: the end of its day. It is the start of that day if the milestone could not
     * be reached sooner: on the first day of the plan, on the first workday after days off in which its predecessors
     * were over, and next to a milestone that is at the start of that day.
     */
    private int fact(int node) {
        int reported = progress.momentOf(network, node);
        int day = Moment.day(reported);
        var calendar = network.calendar(node);
        if (Moment.isStart(reported) || !calendar.worksOn(day)) {
            return reported;
        }
        int before = Moment.endingAt(calendar.endAtOrBefore(day));
        int held = before;
        var links = network.links;
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            held = Math.max(held, momentLimit(link));
        }
        boolean isFirst = before < Moment.startOf(progress.planStart);
        return (held > before || isFirst) && held <= Moment.startOf(day) ? Moment.startOf(day) : reported;
    }

    /** The instant before which an open node with a duration does not start, apart from its links. */
    private int openNotBefore(int node) {
        return Math.max(planned == null ? floor : planned[node], progress.notBefore[node]);
    }

    private int notBefore(int node) {
        int held = progress.notBefore[node] == 0 ? 0 : Moment.endingAt(progress.notBefore[node]);
        if (planned != null) {
            boolean opening = network.isOpening(node);
            int today = progress.dataDate;
            int unreported = !progress.hasDataDate() ? 0 : opening ? Moment.startOf(today) : Moment.endOf(today);
            return Math.max(held, Math.max(plannedMoment[node], unreported));
        }
        // What could have been reached by the end of yesterday, but was not, is not reached before today. Nothing is
        // reached on the eve of the plan.
        return Math.max(held, Moment.startOf(floor));
    }

    private void reach(int node, int at) {
        int instant = Moment.instant(at);
        moment[node] = at;
        start[node] = instant;
        resume[node] = instant;
        finish[node] = instant;
    }

    private boolean isForecastFromToday() {
        return planned != null && progress.hasDataDate();
    }

    /** Work that should be over by now, but was not reported as done, is not over before the end of today. */
    private int notOverBeforeToday(WorkCalendar calendar, int finish) {
        return isForecastFromToday() ? Math.max(finish, calendar.endAtOrAfter(progress.dataDate + 1)) : finish;
    }
}
