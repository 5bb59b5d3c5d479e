package city.renewal.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Walks back from a node along the links that made its earliest dates what they are. */
final class DrivingChain {
    private DrivingChain() {}

    static List<Integer> to(int last, Schedule schedule) {
        var network = schedule.network();
        var progress = schedule.progress();
        var earliest = schedule.earliest();
        var chain = new ArrayList<Integer>();
        for (int node = last; node >= 0; node = driver(node, network, progress, earliest)) {
            chain.add(node);
        }
        Collections.reverse(chain);
        return chain;
    }

    /** The predecessor that holds the node, the first one written down if several do; -1 if none does. */
    private static int driver(int node, Network network, Progress progress, ForwardPass earliest) {
        if (progress.state[node] == Progress.DONE) {
            return -1;
        }
        var links = network.links;
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            if (progress.state[links.predecessor[link]] != Progress.DONE && drives(link, node, network, earliest)) {
                return links.predecessor[link];
            }
        }
        return -1;
    }

    /** Whether the node could be earlier but for this link: the link's limit lies beyond what else would have been enough. */
    private static boolean drives(int link, int node, Network network, ForwardPass earliest) {
        var calendar = network.calendar(node);
        int limit = earliest.limit(link);
        if (network.isMilestone(node)) {
            return limit > earliest.floor()
                    && calendar.workdaysBefore(limit) == calendar.workdaysBefore(earliest.finish[node]);
        }
        if (Links.entersStart(network.links.type[link])) {
            return limit > earliest.floor() && calendar.startAtOrAfter(limit) == earliest.resume[node];
        }
        return calendar.endAtOrAfter(limit) == earliest.finish[node];
    }
}
