package city.renewal.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The actuals of a plan as numbers, seen from a data date: which nodes are open, at work or done, the facts of their starts
 * and finishes, and for those at work how many days remain from when.
 */
final class Progress {
    static final byte OPEN = 0;
    static final byte AT_WORK = 1;
    static final byte DONE = 2;

    /** No data date: time plays no part. */
    static final int NO_DATA_DATE = -1;

    final int planStart;
    /** Whether any node ever was at work or done. */
    private boolean hasBegun;

    final int dataDate;
    final byte[] state;
    /** The instant of the actual start of a node that is at work or done. */
    final int[] started;
    /** The instant of the actual finish of a node that is done. */
    final int[] finished;
    /** The instant from which the rest of a node at work can go on, as far as its own reports say. */
    final int[] resumes;
    /** The workdays that a node at work still needs from then. */
    final int[] remaining;
    /** The instant before which nothing of an open node is worked, whatever the network says; 0: any. */
    final int[] notBefore;

    private Progress(int size, int dataDate, int planStart) {
        this.planStart = planStart;
        this.dataDate = dataDate;
        this.state = new byte[size];
        this.started = new int[size];
        this.finished = new int[size];
        this.resumes = new int[size];
        this.remaining = new int[size];
        this.notBefore = new int[size];
    }

    /** A plan on which nothing has happened yet. */
    static Progress none(int size) {
        return new Progress(size, NO_DATA_DATE, 0);
    }

    /** {@code planStart} stands in for a data date where neither that nor a report says from when the rest is worked. */
    static Progress of(Network network, Actuals actuals, int dataDate, int planStart) {
        var progress = new Progress(network.size(), dataDate, planStart);
        for (int node = 0; node < network.size(); node++) {
            progress.set(network, node, actuals.get(node));
        }
        return progress;
    }

    boolean hasDataDate() {
        return dataDate != NO_DATA_DATE;
    }

    boolean isUntouched() {
        return !hasDataDate() && !hasBegun;
    }

    /** Where a milestone that is done stands: as a fact, at the end of its day, unless nothing comes before it. */
    int momentOf(Network network, int node) {
        return network.isOpening(node) ? Moment.startOf(finished[node]) : Moment.endingAt(finished[node]);
    }

    /** Takes what is known of one node now in place of what was known before. */
    void set(Network network, int node, NodeActuals actuals) {
        state[node] = OPEN;
        started[node] = 0;
        finished[node] = 0;
        resumes[node] = 0;
        remaining[node] = 0;
        notBefore[node] = 0;
        if (actuals.completedOn() != null) {
            setDone(network, node, actuals.startedOn(), DayAxis.day(actuals.completedOn()) + 1);
        } else if (!network.isMilestone(node) && isAtWork(actuals)) {
            setAtWork(network, node, actuals);
        } else {
            notBefore[node] = heldUntil(actuals);
        }
        hasBegun |= state[node] != OPEN || notBefore[node] != 0;
    }

    private static int heldUntil(NodeActuals actuals) {
        return actuals.notBefore() == null ? 0 : DayAxis.day(actuals.notBefore());
    }

    private static boolean isAtWork(NodeActuals actuals) {
        return actuals.startedOn() != null
                || actuals.remainingDays() != null
                || (actuals.progressPercent() != null && actuals.progressPercent() > 0);
    }

    private void setDone(Network network, int node, @Nullable LocalDate startedOn, int finish) {
        int days = network.duration[node];
        state[node] = DONE;
        finished[node] = network.isOpening(node) ? finish - 1 : finish;
        if (days == 0) {
            started[node] = finished[node];
        } else if (startedOn != null) {
            started[node] = DayAxis.day(startedOn);
        } else {
            started[node] = Math.min(network.calendar(node).startOf(finish, days), finish - 1);
        }
    }

    private void setAtWork(Network network, int node, NodeActuals actuals) {
        var calendar = network.calendar(node);
        boolean measured = actuals.remainingDays() != null || actuals.progressPercent() != null;
        int reported = rest(network.duration[node], actuals);
        int rest = Math.max(1, reported);
        int from = restFrom(actuals, measured);
        if (reported == 0 && hasDataDate()) {
            // Nothing is left but to say so, and that can be said today.
            from = Math.min(from, dataDate);
        }
        state[node] = AT_WORK;
        started[node] = actuals.startedOn() != null
                ? DayAxis.day(actuals.startedOn())
                : Math.max(0, calendar.startOf(calendar.finishOf(from, rest), network.duration[node]));
        int held = heldUntil(actuals);
        if (reported > 0 && held > from && (!hasDataDate() || held > dataDate)) {
            // Nothing was worked since, so nothing of what remained is done.
            resumes[node] = held;
            remaining[node] = rest;
        } else if (!hasDataDate() || from >= dataDate) {
            resumes[node] = from;
            remaining[node] = rest;
        } else {
            // Silence since then is taken for work as reported, until the work should be done; then it slips with
            // today.
            int due = calendar.finishOf(from, rest);
            resumes[node] = dataDate;
            remaining[node] = Math.max(1, calendar.workdaysBefore(due) - calendar.workdaysBefore(dataDate));
        }
    }

    private static int rest(int duration, NodeActuals actuals) {
        if (actuals.remainingDays() != null) {
            return actuals.remainingDays();
        }
        int percent = actuals.progressPercent() == null ? 0 : actuals.progressPercent();
        return Math.ceilDiv(duration * (100 - percent), 100);
    }

    private int restFrom(NodeActuals actuals, boolean measured) {
        if (actuals.remainingFrom() != null && measured) {
            return DayAxis.day(actuals.remainingFrom());
        }
        int start = actuals.startedOn() == null ? -1 : DayAxis.day(actuals.startedOn());
        if (!measured && start >= 0) {
            return start;
        }
        return Math.max(start, hasDataDate() ? dataDate : planStart);
    }
}
