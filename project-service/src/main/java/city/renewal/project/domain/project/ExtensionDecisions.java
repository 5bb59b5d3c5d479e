package city.renewal.project.domain.project;

import city.renewal.events.Extension;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRefused;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asking for a later due date (延期申请) and deciding on it: the way to a later date besides a suspension.
 *
 * <p>A node whose completion waits to be checked gets no later date: the claim's own date is held against the due date that
 * stood when it was made, and a later one would turn what was late into what was on time. Refusing stays possible.
 */
public final class ExtensionDecisions {
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final int MOST_OF_A_NODE = 100;

    /** What was decided on a request. */
    public enum Verdict {
        APPROVED,
        REFUSED
    }

    private ExtensionDecisions() {}

    public static Decision request(
            Project project,
            String nodeId,
            String extensionId,
            LocalDate dueDate,
            String reason,
            String by,
            Instant now) {
        if (project.node(nodeId).isEmpty()) {
            return NodeDecisions.unknown(project, nodeId);
        }
        var closed = closed(project, nodeId);
        if (closed != null) {
            return closed;
        }
        if (project.extension(extensionId).isPresent()) {
            return new Decision.Rejected(
                    Reason.ALREADY_EXISTS,
                    "Extension '%s' exists already".formatted(extensionId),
                    List.of(new Fault("extensionId", "'%s' exists already".formatted(extensionId))));
        }
        var before = project.extensions().stream()
                .filter(one -> one.nodeId().equals(nodeId))
                .toList();
        for (var one : before) {
            if (one.state() == Extension.State.PENDING) {
                var message = "'%s' was asked for on node '%s' and waits for a decision"
                        .formatted(one.requestedDueDate(), nodeId);
                return new Decision.Rejected(Reason.EXTENSION_PENDING, message, List.of(new Fault("nodeId", message)));
            }
        }
        if (before.size() >= MOST_OF_A_NODE) {
            return Decision.invalid("nodeId", "was asked for %d times and cannot be again".formatted(before.size()));
        }
        var fault = fault(project, nodeId, dueDate);
        return fault == null
                ? Decision.accepted(new ExtensionRequested(extensionId, nodeId, dueDate, reason, by, now))
                : Decision.invalid(List.of(fault));
    }

    /** @param dueDate another date than the one asked for; null: that one */
    public static Decision decide(
            Project project,
            String nodeId,
            String extensionId,
            Verdict verdict,
            @Nullable LocalDate dueDate,
            String note,
            String by,
            Instant now) {
        var asked = project.extension(extensionId)
                .filter(one -> one.nodeId().equals(nodeId))
                .orElse(null);
        if (asked == null) {
            return Decision.rejected(
                    Reason.NOT_FOUND, "Node '%s' has no extension '%s'".formatted(nodeId, extensionId));
        }
        if (asked.state() != Extension.State.PENDING) {
            var message = "was %s by %s already".formatted(asked.state(), asked.decidedBy());
            return new Decision.Rejected(
                    Reason.EXTENSION_ALREADY_DECIDED,
                    "Extension '%s' %s".formatted(extensionId, message),
                    List.of(new Fault("extensionId", message)));
        }
        if (by.equals(asked.requestedBy())) {
            return Decision.rejected(Reason.SELF_DECISION, "Whoever asks for a later date may not decide on it");
        }
        return switch (verdict) {
            case REFUSED -> refuse(extensionId, nodeId, dueDate, note, by, now);
            case APPROVED ->
                approve(project, asked, dueDate == null ? asked.requestedDueDate() : dueDate, note, by, now);
        };
    }

    private static Decision refuse(
            String extensionId, String nodeId, @Nullable LocalDate dueDate, String note, String by, Instant now) {
        return dueDate == null
                ? Decision.accepted(new ExtensionRefused(extensionId, nodeId, by, note, now))
                : Decision.invalid("dueDate", "is for an approval only");
    }

    private static Decision approve(
            Project project, Extension asked, LocalDate dueDate, String note, String by, Instant now) {
        var nodeId = asked.nodeId();
        var node = project.node(nodeId).orElse(null);
        if (node == null) {
            return NodeDecisions.unknown(project, nodeId);
        }
        var closed = closed(project, nodeId);
        if (closed != null) {
            return closed;
        }
        var fault = fault(project, nodeId, dueDate);
        return fault == null
                ? Decision.accepted(new ExtensionApproved(
                        asked.extensionId(), nodeId, dueDate, node.dueVersion() + 1, by, note, now))
                : Decision.invalid(List.of(fault));
    }

    /** Why the node's date is not to be moved any more; null when it may be. */
    private static Decision.@Nullable Rejected closed(Project project, String nodeId) {
        var facts = project.factsOf(nodeId);
        if (facts.completedOn() != null) {
            return NodeDecisions.done(nodeId, facts.completedOn());
        }
        return facts.claimedCompletedOn() == null ? null : NodeDecisions.claimed(nodeId, facts.claimedCompletedOn());
    }

    private static @Nullable Fault fault(Project project, String nodeId, LocalDate dueDate) {
        var present = project.node(nodeId).map(PlannedNode::dueDate).orElseThrow();
        if (!dueDate.isAfter(present)) {
            return new Fault(
                    "dueDate", "must be after the present due date, %s, but is %s".formatted(present, dueDate));
        }
        return dueDate.isAfter(LATEST)
                ? new Fault("dueDate", "must not be after %s, but is %s".formatted(LATEST, dueDate))
                : null;
    }
}
