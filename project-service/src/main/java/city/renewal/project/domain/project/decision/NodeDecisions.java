package city.renewal.project.domain.project.decision;

import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeCompletionReturned;
import city.renewal.events.ProjectEvent.NodeObjected;
import city.renewal.events.ProjectEvent.NodeSigned;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/** Decides on commands on a node of a plan. */
public final class NodeDecisions {
    /** The result of a verification. */
    public enum Verdict {
        ACCEPTED,
        RETURNED
    }

    /** The owner's answer. */
    public enum Answer {
        SIGNED,
        OBJECTED
    }

    private NodeDecisions() {}

    /** A unit or an owner claims that the node is completed. */
    public static Decision claim(
            Project project, ClaimCompletion command, CompletionDates possible, String by, Instant now) {
        var nodeId = command.nodeId();
        var node = project.node(nodeId).orElse(null);
        if (node == null) {
            return unknown(project, nodeId);
        }
        var facts = project.factsOf(nodeId);
        if (facts.completedOn() != null) {
            return done(nodeId, facts.completedOn());
        }
        if (facts.claimedCompletedOn() != null) {
            return claimed(nodeId, facts.claimedCompletedOn());
        }
        var impossible = possible.fault(command.completedOn(), facts);
        if (impossible != null) {
            return Decision.invalid("completedOn", impossible);
        }
        var missing = EvidenceRequirements.missing(node.evidence(), command.evidence());
        if (!missing.isEmpty()) {
            return Decision.invalid(
                    "evidence",
                    "must hold what this node demands, but lacks %s: an item is of a kind when it names it, as in %s"
                            .formatted(String.join(", ", missing), node.evidence()));
        }
        return Decision.accepted(
                new NodeCompletionClaimed(nodeId, command.completedOn(), command.evidence(), command.note(), by, now));
    }

    /**
     * A second person verifies the claim. The person who claimed may not verify, and an impossible date can't be
     * accepted.
     */
    public static Decision verify(
            Project project,
            String nodeId,
            Verdict verdict,
            String note,
            CompletionDates possible,
            String by,
            Instant now) {
        var facts = project.factsOf(nodeId);
        if (project.node(nodeId).isEmpty()) {
            return unknown(project, nodeId);
        }
        if (facts.completedOn() != null) {
            return done(nodeId, facts.completedOn());
        }
        var claimed = facts.claimedCompletedOn();
        if (claimed == null) {
            return Decision.rejected(
                    Reason.NODE_NOT_CLAIMED,
                    "Expected node '%s' to be claimed as done, but nobody has".formatted(nodeId));
        }
        if (by.equals(facts.claimedBy())) {
            return Decision.rejected(Reason.SELF_VERIFICATION, "Whoever reports may not verify");
        }
        var impossible = verdict == Verdict.ACCEPTED ? possible.fault(claimed, facts) : null;
        if (impossible != null) {
            return Decision.invalid("verdict", "must be RETURNED: the claimed date %s".formatted(impossible));
        }
        return switch (verdict) {
            case ACCEPTED -> Decision.accepted(new NodeCompleted(nodeId, claimed, by, note, now));
            case RETURNED -> Decision.accepted(new NodeCompletionReturned(nodeId, by, note, now));
        };
    }

    /** The owner signs for the node (签收), or objects. A later objection does not revoke a signature. */
    public static Decision answer(Project project, String nodeId, Answer answer, String note, String by, Instant now) {
        var node = project.node(nodeId).orElse(null);
        if (node == null) {
            return unknown(project, nodeId);
        }
        if (!isNamed(node, by)) {
            return Decision.rejected(
                    Reason.NOT_THE_PERSON_NAMED,
                    "Expected the answer of the person named for node '%s'".formatted(nodeId));
        }
        if (project.factsOf(nodeId).signedAt() != null) {
            return Decision.rejected(Reason.NODE_ALREADY_SIGNED, "Node '%s' is signed for".formatted(nodeId));
        }
        return switch (answer) {
            case SIGNED -> Decision.accepted(new NodeSigned(nodeId, by, note, now));
            case OBJECTED ->
                note.isBlank()
                        ? Decision.invalid("note", "must say why")
                        : Decision.accepted(new NodeObjected(nodeId, by, note, now));
        };
    }

    private static boolean isNamed(PlannedNode node, String person) {
        return Objects.equals(node.responsibility().owner().personId(), person);
    }

    static Decision.Rejected unknown(Project project, String nodeId) {
        return Decision.rejected(
                Reason.UNKNOWN_NODE,
                "Project '%s' has no node '%s'".formatted(project.entry().projectId(), nodeId));
    }

    static Decision.Rejected done(String nodeId, LocalDate completedOn) {
        return Decision.rejected(
                Reason.NODE_ALREADY_DONE,
                "Expected node '%s' to be open, but it was verified as done on %s".formatted(nodeId, completedOn));
    }

    static Decision.Rejected claimed(String nodeId, LocalDate completedOn) {
        return Decision.rejected(
                Reason.NODE_ALREADY_CLAIMED,
                "Node '%s' was claimed as done on %s already and waits to be checked".formatted(nodeId, completedOn));
    }
}
