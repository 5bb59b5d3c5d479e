package city.renewal.project.domain.project.decision;

import city.renewal.events.Extension;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.ExtensionApproved;
import city.renewal.events.ProjectEvent.ExtensionRefused;
import city.renewal.events.ProjectEvent.ExtensionRequested;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on requests for a later due date (延期申请). Only an extension or a suspension makes a due date later.
 *
 * <p>While a claimed completion waits for verification, an extension can only be refused: the claim is measured by the
 * due date at the time of the claim, and a later date would turn a late completion into one on time.
 */
public final class ExtensionDecisions {
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);
    private static final int MAX_OF_A_NODE = 100;

    /** The decision on a request. */
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
        if (before.size() >= MAX_OF_A_NODE) {
            return Decision.invalid("nodeId", "was asked for %d times and cannot be again".formatted(before.size()));
        }
        var fault = fault(project, nodeId, dueDate);
        return fault == null
                ? Decision.accepted(new ExtensionRequested(extensionId, nodeId, dueDate, reason, by, now))
                : Decision.invalid(List.of(fault));
    }

    public static Decision decide(Project project, DecideExtension command, String by, Instant now) {
        var nodeId = command.nodeId();
        var extensionId = command.extensionId();
        var dueDate = command.dueDate();
        var note = command.note();
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
        return switch (command.verdict()) {
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

    /** The reason why the node's due date can no longer be moved; null if it can. */
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
