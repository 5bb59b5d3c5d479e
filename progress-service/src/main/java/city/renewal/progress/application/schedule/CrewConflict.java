package city.renewal.progress.application.schedule;

import city.renewal.schedule.CrewOverlaps;
import java.time.LocalDate;
import java.util.List;

/**
 * Two nodes that need the same place on the same days (交叉施工).
 *
 * @param nodes the node that is there first, then the other
 * @param first the first day of the conflict
 * @param last the last day of the conflict
 * @param days from the first to the last, inclusive
 */
public record CrewConflict(String location, List<String> nodes, LocalDate first, LocalDate last, int days) {
    /** The maximum number of conflicts listed. */
    static final int MOST = 1_000;

    public CrewConflict {
        nodes = List.copyOf(nodes);
    }

    static List<CrewConflict> of(CrewOverlaps.Found found) {
        return found.conflicts().stream()
                .map(each -> new CrewConflict(
                        each.location(),
                        List.of(each.nodeId(), each.otherNodeId()),
                        each.firstDay(),
                        each.lastDay(),
                        each.days()))
                .toList();
    }
}
