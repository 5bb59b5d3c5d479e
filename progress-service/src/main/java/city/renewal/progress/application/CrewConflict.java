package city.renewal.progress.application;

import city.renewal.schedule.CrewOverlaps;
import java.time.LocalDate;
import java.util.List;

/**
 * Two nodes that need one place on the same days (交叉施工).
 *
 * @param nodes the one that is there first, and the one that comes
 * @param first the first such day
 * @param last the last such day
 * @param days from the first to the last, both counted
 */
public record CrewConflict(String location, List<String> nodes, LocalDate first, LocalDate last, int days) {
    /** How many are listed at most. */
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
