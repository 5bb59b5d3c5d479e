package city.renewal.notification.domain.order;

import city.renewal.notification.domain.recipient.ProjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What an order is about: a node, a problem, or a project as a whole.
 *
 * @param projectId empty: it is about a problem that belongs to no project
 * @param nodeId null: about the project as a whole, or about a problem
 * @param problemId null: it isn't about a problem
 * @param problemTitle null: it isn't about a problem
 */
public record OrderMatter(
        String projectId,
        String projectName,
        @Nullable String nodeId,
        @Nullable String nodeName,
        @Nullable String problemId,
        @Nullable String problemTitle) {

    /** Name of the widest thing that it is about: the project, or a problem that belongs to none. */
    public String name() {
        return projectId.isEmpty() && problemTitle != null ? problemTitle : projectName;
    }

    /** The project; null: it belongs to none. */
    public @Nullable ProjectRef project() {
        return projectId.isEmpty() ? null : new ProjectRef(projectId, projectName);
    }
}
