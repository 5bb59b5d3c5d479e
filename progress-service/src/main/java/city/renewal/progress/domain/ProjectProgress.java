package city.renewal.progress.domain;

import city.renewal.events.MonthlyInvestment;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Suspension;
import city.renewal.events.Withdrawal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the facts about one project come to: a pure function of the set of its facts up to {@code sequence} and
 * of the site reports, in whatever order these came.
 *
 * @param entry null while only site reports are known
 * @param nodes one record per planned node, in the plan's order
 * @param reports per node, whether it is planned yet or not
 * @param extensions in the order in which they were asked for
 * @param suspensions in the order in which they were ordered
 * @param investments by month
 * @param sequence number of the last fact of the project that was applied
 * @param former what was known of nodes that left the plan, for those that come back
 * @param problems those of the project, by their ids
 * @param withdrawal null while the project belongs to its programme
 */
public record ProjectProgress(
        String projectId,
        @Nullable ProjectEntry entry,
        @Nullable Plan plan,
        List<NodeRecord> nodes,
        List<LatestReport> reports,
        List<ExtensionRecord> extensions,
        List<Suspension> suspensions,
        List<MonthlyInvestment> investments,
        long sequence,
        List<FormerRecord> former,
        @Nullable Withdrawal withdrawal,
        List<BlockingProblem> problems) {
    public ProjectProgress {
        nodes = List.copyOf(nodes);
        reports = List.copyOf(reports);
        extensions = List.copyOf(Objects.requireNonNullElse(extensions, List.of()));
        suspensions = List.copyOf(Objects.requireNonNullElse(suspensions, List.of()));
        investments = List.copyOf(Objects.requireNonNullElse(investments, List.of()));
        former = List.copyOf(Objects.requireNonNullElse(former, List.of()));
        problems = List.copyOf(Objects.requireNonNullElse(problems, List.of()));
    }

    public static ProjectProgress unknown(String projectId) {
        return new ProjectProgress(
                projectId, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), 0, List.of(), null,
                List.of());
    }

    /** It was taken out of its programme: it has no place in lists and figures. */
    public boolean isWithdrawn() {
        return withdrawal != null;
    }

    public List<PlannedNode> plannedNodes() {
        return plan == null ? List.of() : plan.nodes();
    }
}
