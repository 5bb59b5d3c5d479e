package city.renewal.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem of a change, and everything that is needed to find the recipients.
 *
 * @param projectId null: the problem is about an area
 * @param field null: the problem belongs to no project
 * @param blocks the nodes that it blocks; empty when none
 */
public record ProblemSubject(
        String programme,
        String programmeName,
        String problemId,
        String title,
        Problem.Source source,
        String category,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String nodeId,
        @Nullable String field,
        String area,
        @Nullable String headquarters,
        @Nullable PersonRef headquartersLeader,
        PersonRef owner,
        UnitRef unit,
        @Nullable PersonRef leader,
        List<BlockedNode> blocks) {
    public ProblemSubject {
        blocks = List.copyOf(blocks);
    }

    /** A node that can't continue until the problem is closed. */
    public record BlockedNode(String nodeId, String name) {}
}
