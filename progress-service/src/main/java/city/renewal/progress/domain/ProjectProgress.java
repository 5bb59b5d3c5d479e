package city.renewal.progress.domain;

import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the facts about one project come to: a pure function of the set of its facts up to {@code sequence} and
 * of the site reports, in whatever order these came.
 *
 * @param entry null while only site reports are known
 * @param nodes one record per planned node, in the plan's order
 * @param reports per node, whether it is planned yet or not
 * @param sequence number of the last fact of the project that was applied
 */
public record ProjectProgress(
        String projectId,
        @Nullable ProjectEntry entry,
        @Nullable Plan plan,
        List<NodeRecord> nodes,
        List<LatestReport> reports,
        long sequence) {
    public ProjectProgress {
        nodes = List.copyOf(nodes);
        reports = List.copyOf(reports);
    }

    public static ProjectProgress unknown(String projectId) {
        return new ProjectProgress(projectId, null, null, List.of(), List.of(), 0);
    }

    public List<PlannedNode> plannedNodes() {
        return plan == null ? List.of() : plan.nodes();
    }
}
