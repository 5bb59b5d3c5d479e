package city.renewal.project.domain.project;

import city.renewal.events.NodeFacts;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeObjected;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.events.ProjectEvent.NodeSigned;
import java.time.Instant;

/** What an event makes of what was decided about a node before. */
final class Facts {
    private Facts() {}

    /** Somebody else answers for the node now, and has yet to sign for it. */
    static NodeFacts named(NodeFacts node, Instant at) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                node.claimedCompletedOn(),
                node.claimedAt(),
                node.claimedBy(),
                node.completedOn(),
                at,
                null,
                null,
                null,
                null);
    }

    static NodeFacts signed(NodeFacts node, NodeSigned signed) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                node.claimedCompletedOn(),
                node.claimedAt(),
                node.claimedBy(),
                node.completedOn(),
                node.namedAt(),
                signed.occurredAt(),
                signed.signedBy(),
                null,
                null);
    }

    static NodeFacts objected(NodeFacts node, NodeObjected objected) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                node.claimedCompletedOn(),
                node.claimedAt(),
                node.claimedBy(),
                node.completedOn(),
                node.namedAt(),
                null,
                null,
                objected.occurredAt(),
                objected.note());
    }

    static NodeFacts progressed(NodeFacts node, NodeProgressRecorded progress) {
        return new NodeFacts(
                node.nodeId(),
                progress.startedOn() == null ? node.startedOn() : progress.startedOn(),
                progress.progressPercent(),
                progress.observedOn(),
                node.claimedCompletedOn(),
                node.claimedAt(),
                node.claimedBy(),
                node.completedOn(),
                node.namedAt(),
                node.signedAt(),
                node.signedBy(),
                node.objectedAt(),
                node.objection());
    }

    static NodeFacts claimed(NodeFacts node, NodeCompletionClaimed claim) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                claim.completedOn(),
                claim.occurredAt(),
                claim.claimedBy(),
                null,
                node.namedAt(),
                node.signedAt(),
                node.signedBy(),
                node.objectedAt(),
                node.objection());
    }

    static NodeFacts completed(NodeFacts node, NodeCompleted completed) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                null,
                null,
                node.claimedBy(),
                completed.completedOn(),
                node.namedAt(),
                node.signedAt(),
                node.signedBy(),
                node.objectedAt(),
                node.objection());
    }

    static NodeFacts withoutClaim(NodeFacts node) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                null,
                null,
                null,
                null,
                node.namedAt(),
                node.signedAt(),
                node.signedBy(),
                node.objectedAt(),
                node.objection());
    }
}
