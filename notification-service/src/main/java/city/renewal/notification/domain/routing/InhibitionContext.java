package city.renewal.notification.domain.routing;

import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The open alerts and suspensions that may inhibit the candidates of a batch.
 *
 * @param open alerts that are open on the batch's projects and problems
 * @param suspended keys of the subjects on which work stands still, and that were not overdue before
 */
public record InhibitionContext(List<OpenAlert> open, Set<String> suspended) {
    public static final InhibitionContext NONE = new InhibitionContext(List.of(), Set.of());

    /**
     * @param projectId empty: what it is about belongs to no project
     * @param nodeId empty: it isn't about a node
     * @param problemId null: it isn't about a problem
     */
    public record OpenAlert(
            AlertKind kind,
            String projectId,
            String nodeId,
            @Nullable String problemId) {
        public static OpenAlert of(AlertCandidate candidate) {
            var subject = candidate.subject();
            return new OpenAlert(candidate.kind(), subject.projectId(), subject.nodeId(), subject.problemId());
        }

        boolean isAbout(AlertSubject subject) {
            return Objects.equals(problemId, subject.problemId())
                    && (problemId != null || (isIn(subject) && nodeId.equals(subject.nodeId())));
        }

        /** Whether it and a subject belong to one project. */
        boolean isIn(AlertSubject subject) {
            return !projectId.isEmpty() && projectId.equals(subject.projectId());
        }

        String where() {
            if (problemId != null) {
                return "problem " + problemId;
            }
            return nodeId.isEmpty() ? "project " + projectId : "node " + nodeId;
        }
    }

    public InhibitionContext {
        open = List.copyOf(open);
        suspended = Set.copyOf(suspended);
    }

    /** With the alerts that the batch itself is about to raise. */
    public InhibitionContext and(Collection<AlertCandidate> raised) {
        return raised.isEmpty()
                ? this
                : new InhibitionContext(
                        Stream.concat(open.stream(), raised.stream().map(OpenAlert::of))
                                .distinct()
                                .toList(),
                        suspended);
    }
}
