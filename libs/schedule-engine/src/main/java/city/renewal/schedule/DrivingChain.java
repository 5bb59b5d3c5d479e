package city.renewal.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Walks back from a node along the links that made its earliest finish what it is.
 *
 * <p>A link drives a node when it alone is enough to hold the node where it is, and the node would be over earlier without
 * any link: so neither the start of the plan, nor today, nor a report of the node's own holds it as much. Facts drive nobody,
 * for nothing can be done about them: neither a node that is done, nor the start of one that has started.
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

    /** The link that holds the node, the first one written down if several do. */
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
