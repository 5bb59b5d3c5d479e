package city.renewal.progress.application;

import city.renewal.events.Standing;
import city.renewal.progress.domain.ProjectSummary;
import java.util.Map;

/**
 * A project as far as somebody sees it.
 *
 * @param byStanding of the nodes in their sight
 */
public record ProjectInSight(ProjectSummary summary, Map<Standing, Integer> byStanding) {
    /** How many nodes are in sight. */
    public int nodes() {
        return byStanding.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them are done, on time or late. */
    public int done() {
        return byStanding.getOrDefault(Standing.DONE_ON_TIME, 0) + byStanding.getOrDefault(Standing.DONE_LATE, 0);
    }
}
