package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Matter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What else is so while a batch of decisions is made, as far as it may hold something back.
 *
 * @param open alerts that are open on the batch's projects
 * @param suspended nodes on which work stands still, and that were not overdue before; as {@code project/node}
 */
public record Situation(List<OpenAlert> open, Set<String> suspended) {
    public static final Situation NONE = new Situation(List.of(), Set.of());

    /** @param nodeId empty for an alert on a project */
    public record OpenAlert(AlertKind kind, String projectId, String nodeId) {
        public static OpenAlert of(Matter matter) {
            return new OpenAlert(
                    matter.kind(),
                    matter.subject().projectId(),
                    matter.subject().nodeId());
        }

        String where() {
            return nodeId.isEmpty() ? "project " + projectId : "node " + nodeId;
        }
    }

    public Situation {
        open = List.copyOf(open);
        suspended = Set.copyOf(suspended);
    }

    /** With what the batch itself is about to raise. */
    public Situation and(Collection<Matter> raised) {
        return raised.isEmpty()
                ? this
                : new Situation(
                        Stream.concat(open.stream(), raised.stream().map(OpenAlert::of))
                                .distinct()
                                .toList(),
                        suspended);
    }
}
