package city.renewal.progress.application.list;

import city.renewal.events.Standing;
import city.renewal.progress.domain.row.ProjectSummary;
import java.util.Map;

/**
 * The visible part of a project.
 *
 * @param byStanding counts of the visible nodes
 */
public record VisibleProject(ProjectSummary summary, Map<Standing, Integer> byStanding) {
    /** The number of visible nodes. */
    public int nodes() {
        return byStanding.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The number of visible nodes that are done, on time or late. */
    public int done() {
        return byStanding.getOrDefault(Standing.DONE_ON_TIME, 0) + byStanding.getOrDefault(Standing.DONE_LATE, 0);
    }
}
