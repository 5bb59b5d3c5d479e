package city.renewal.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Traces the driving links backwards from a node, that is the links that determine its earliest finish.
 *
 * <p>A link drives a node if it alone is sufficient to hold the node where it is, and the node would be over earlier
 * without any link: so neither the start of the plan, nor today, nor a report on the node holds it as much. A fact is
 * never driven, because it can no longer change: neither a completed node, nor the start of a started one.
 */
final class DrivingChain {
    private DrivingChain() {}

    static List<Integer> to(int last, Schedule schedule) {
        var links = schedule.network().links;
        var chain = new ArrayList<Integer>();
        chain.add(last);
        for (int link = driver(last, schedule); link != ForwardPass.NO_LINK; ) {
            int node = links.predecessor[link];
            chain.add(node);
            link = driver(node, schedule);
        }
        Collections.reverse(chain);
        return chain;
    }

    /** The link that drives the node; of several, the first one in the plan. */
    private static int driver(int node, Schedule schedule) {
        if (schedule.isDone(node)) {
            return ForwardPass.NO_LINK;
        }
        var earliest = schedule.earliest();
        var links = schedule.network().links;
        int held = earliest.momentOf(node);
        if (earliest.momentHeldBy(node, ForwardPass.NO_LINK) == held) {
            return ForwardPass.NO_LINK;
        }
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            if (!leavesFact(link, schedule) && earliest.momentHeldBy(node, link) == held) {
                return link;
            }
        }
        return ForwardPass.NO_LINK;
    }

    private static boolean leavesFact(int link, Schedule schedule) {
        var links = schedule.network().links;
        return switch (schedule.progress().state[links.predecessor[link]]) {
            case Progress.DONE -> true;
            case Progress.AT_WORK -> !Links.leavesFinish(links.type[link]);
            default -> false;
        };
    }
}
