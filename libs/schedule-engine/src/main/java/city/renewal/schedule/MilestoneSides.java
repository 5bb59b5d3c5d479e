package city.renewal.schedule;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * On which side of its instant a milestone is shown. An instant is both the end of one day and the start of the next; a
 * milestone is the day at whose end it is reached, unless nothing comes before it or it waits for a day off to pass: then it
 * is the day that starts. What is found here is those, as a set; no date is computed from it.
 *
 * <p>Milestones that hang together without lag are shown on the same side, so that none is shown before one that it follows.
 */
final class MilestoneSides {
    private static final BitSet NONE = new BitSet(0);

    private final Network network;
    private final Progress progress;
    private final int planStart;

    MilestoneSides(Network network, Progress progress, int planStart) {
        this.network = network;
        this.progress = progress;
        this.planStart = planStart;
    }

    /** The instants of a pass and the sides on which its milestones are shown. */
    static final class Shown {
        private final int[] at;
        final BitSet starts;

        Shown(int[] at, BitSet starts) {
            this.at = at;
            this.starts = starts;
        }

        boolean startsAt(int node, int instant) {
            return at[node] == instant && starts.get(node);
        }

        boolean endsAt(int node, int instant) {
            return at[node] == instant && !starts.get(node);
        }
    }

    /** Of earliest dates; {@code latest} as planned, whose side a milestone without any slack shares. */
    BitSet earliest(ForwardPass pass, Shown latest) {
        return network.plan.hasMilestones ? forward(pass, latest, null) : NONE;
    }

    /** Of a forecast; a milestone that keeps its planned instant keeps its planned side. */
    BitSet forecast(ForwardPass pass, Shown latest, Shown planned) {
        return network.plan.hasMilestones ? forward(pass, latest, planned) : NONE;
    }

    private BitSet forward(ForwardPass pass, Shown latest, @Nullable Shown planned) {
        var starts = (BitSet) network.plan.opening.clone();
        for (int node : network.plan.order) {
            if (isOpenMilestone(node) && !starts.get(node)) {
                int at = pass.finish[node];
                boolean first = at <= pass.floor() && (progress.hasDataDate() || !latest.endsAt(node, at));
                boolean keepsPlan = planned != null && planned.startsAt(node, at);
                starts.set(node, first || keepsPlan || isAfterDayOff(node, at) || followsOne(starts, node, pass));
            }
        }
        return starts;
    }

    private boolean followsOne(BitSet starts, int node, ForwardPass pass) {
        var links = network.links;
        int at = pass.finish[node];
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            int before = links.predecessor[link];
            if (links.lag[link] == 0 && starts.get(before) && pass.finish[before] == at) {
                return network.calendar(node).worksOn(at);
            }
        }
        return false;
    }

    /** Of latest dates. */
    BitSet latest(BackwardPass pass) {
        if (!network.plan.hasMilestones) {
            return NONE;
        }
        var starts = new BitSet(network.size());
        var order = network.plan.order;
        for (int i = order.length - 1; i >= 0; i--) {
            int node = order[i];
            int at = pass.finish[node];
            if (network.plan.opening.get(node)) {
                starts.set(node, !isOpenMilestone(node) || !isHeldByEnd(starts, node, pass));
            } else if (isOpenMilestone(node) && at < pass.boundOf(node)) {
                boolean first = at == planStart && network.calendar(node).worksOn(at);
                starts.set(node, (first || isAfterDayOff(node, at)) && !isHeldByEnd(starts, node, pass));
            }
        }
        return starts;
    }

    private boolean isHeldByEnd(BitSet starts, int node, BackwardPass pass) {
        var links = network.links;
        int at = pass.finish[node];
        for (int i = links.outOf[node]; i < links.outOf[node + 1]; i++) {
            int link = links.out[i];
            int after = links.successor[link];
            if (links.lag[link] == 0 && isOpenMilestone(after) && pass.finish[after] == at && !starts.get(after)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpenMilestone(int node) {
        return network.isMilestone(node) && progress.state[node] != Progress.DONE;
    }

    private boolean isAfterDayOff(int node, int at) {
        var calendar = network.calendar(node);
        return !calendar.worksOn(at - 1) && calendar.worksOn(at);
    }
}
