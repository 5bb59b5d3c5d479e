package city.renewal.progress.domain.evaluation;

import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.progress.domain.state.ProjectProgress;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The project data that the rows of its problems show.
 *
 * @param entry null while no fact of the project is known
 * @param withdrawn whether the project and its problems were withdrawn from the programme
 * @param nodeNames by node id
 */
public record ProblemProject(@Nullable ProjectEntry entry, boolean withdrawn, Map<String, String> nodeNames) {
    /** A project without known facts. */
    public static final ProblemProject UNKNOWN = new ProblemProject(null, false, Map.of());

    public ProblemProject {
        nodeNames = Map.copyOf(nodeNames);
    }

    public static ProblemProject of(ProjectProgress progress) {
        var names = new TreeMap<String, String>();
        for (PlannedNode node : progress.plannedNodes()) {
            names.put(node.nodeId(), node.name());
        }
        return new ProblemProject(progress.entry(), progress.isWithdrawn(), names);
    }

    /** Whether the rows of its problems may show different data. */
    public static boolean differs(ProjectProgress before, ProjectProgress after) {
        var isSame = Objects.equals(before.entry(), after.entry())
                && Objects.equals(before.plan(), after.plan())
                && before.isWithdrawn() == after.isWithdrawn();
        return !isSame && !of(before).equals(of(after));
    }
}
