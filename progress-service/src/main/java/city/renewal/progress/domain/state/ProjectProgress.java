package city.renewal.progress.domain.state;

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
 * The folded state of one project: a pure function of the set of its facts up to {@code sequence} and of the site
 * reports, independent of their order.
 *
 * @param entry null while only site reports are known
 * @param nodes one record per planned node, in the order of the plan
 * @param reports per node, whether it is planned yet or not
 * @param extensions in the order of the requests
 * @param suspensions in the order of the orders
 * @param investments by month
 * @param sequence number of the last applied fact of the project
 * @param former records of removed nodes, for nodes that return
 * @param problems of the project, by id
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
        List<FormerNode> former,
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

    /** A withdrawn project is not in lists and figures. */
    public boolean isWithdrawn() {
        return withdrawal != null;
    }

    public List<PlannedNode> plannedNodes() {
        return plan == null ? List.of() : plan.nodes();
    }
}
