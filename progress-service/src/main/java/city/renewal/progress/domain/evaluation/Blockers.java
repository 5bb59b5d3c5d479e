package city.renewal.progress.domain.evaluation;

import city.renewal.progress.domain.state.BlockedBy;
import city.renewal.progress.domain.state.BlockingProblem;
import city.renewal.schedule.NodeActuals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open problems that block the nodes of a project, by node, in the order of their due dates. */
final class Blockers {
    private static final Comparator<BlockingProblem> BY_DUE_DATE =
            Comparator.comparing(BlockingProblem::dueDate).thenComparing(BlockingProblem::problemId);

    private final Map<String, List<BlockingProblem>> byNode = new HashMap<>();

    Blockers(List<BlockingProblem> problems) {
        problems.stream()
                .filter(BlockingProblem::isOpen)
                .sorted(BY_DUE_DATE)
                .forEach(problem -> problem.blocks().stream()
                        .distinct()
                        .forEach(node -> byNode.computeIfAbsent(node, _ -> new ArrayList<>())
                                .add(problem)));
    }

    List<BlockedBy> of(String nodeId) {
        return byNode.getOrDefault(nodeId, List.of()).stream()
                .map(BlockingProblem::shown)
                .toList();
    }

    /**
     * Adds the blocking problems to the actuals of a node that is neither done nor claimed: its work waits until the
     * last problem is due.
     */
    NodeActuals addBlockers(String nodeId, NodeActuals actuals, LocalDate today) {
        var until = blockedUntil(nodeId, today);
        return until == null ? actuals : actuals.withNotBefore(until);
    }

    private @Nullable LocalDate blockedUntil(String nodeId, LocalDate today) {
        return byNode.getOrDefault(nodeId, List.of()).stream()
                .map(each -> each.holdsUntil(today))
                .filter(today::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
