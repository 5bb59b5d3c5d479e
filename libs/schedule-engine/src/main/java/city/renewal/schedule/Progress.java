package city.renewal.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The actuals of a plan as numbers, relative to a data date: which nodes are open, at work or done, the actual starts
 * and finishes, and for nodes at work how many days remain from which instant.
 */
final class Progress {
    static final byte OPEN = 0;
    static final byte AT_WORK = 1;
    static final byte DONE = 2;

    /** No data date: the present time has no influence. */
    static final int NO_DATA_DATE = -1;

    final int planStart;
    /** Whether any node has ever been at work or done. */
    private boolean hasBegun;

    final int dataDate;
    final byte[] state;
    /** The instant of the actual start of a node that is at work or done. */
    final int[] started;
    /** The instant of the actual finish of a node that is done. */
    final int[] finished;
    /** The instant from which the remaining work of a node can continue, by its own reports. */
    final int[] resumes;
    /** The remaining workdays of a node at work, from that instant. */
    final int[] remaining;
    /** The instant before which an open node is not worked on, regardless of the network; 0: none. */
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

    /** A plan without actuals. */
    static Progress none(int size) {
        return new Progress(size, NO_DATA_DATE, 0);
    }

    /**
     * {@code planStart} is used instead of the data date if neither a data date nor a report tells when remaining work
     * continues.
     */
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

    /** The moment of a completed milestone: the end of its day, or its start if nothing precedes the milestone. */
    int momentOf(Network network, int node) {
        return network.isOpening(node) ? Moment.startOf(finished[node]) : Moment.endingAt(finished[node]);
    }

    /** Replaces the actuals of one node. */
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
            // No work remains; the completion can still be reported today.
            from = Math.min(from, dataDate);
        }
        state[node] = AT_WORK;
        started[node] = actuals.startedOn() != null
                ? DayAxis.day(actuals.startedOn())
                : Math.max(0, calendar.startOf(calendar.finishOf(from, rest), network.duration[node]));
        int held = heldUntil(actuals);
        if (reported > 0 && held > from && (!hasDataDate() || held > dataDate)) {
            // No work was possible since, so all remaining days remain.
            resumes[node] = held;
            remaining[node] = rest;
        } else if (!hasDataDate() || from >= dataDate) {
            resumes[node] = from;
            remaining[node] = rest;
        } else {
            // Without later reports work is assumed to proceed as reported until it should be done; after that the
            // finish slips with today.
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
