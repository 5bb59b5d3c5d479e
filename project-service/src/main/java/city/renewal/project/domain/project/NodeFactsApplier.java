package city.renewal.project.domain.project;

import city.renewal.events.NodeFacts;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeCompletionClaimed;
import city.renewal.events.ProjectEvent.NodeObjected;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.events.ProjectEvent.NodeSigned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies events to the facts of a node. */
final class NodeFactsApplier {
    private NodeFactsApplier() {}

    /** The same facts under a new node id. */
    static NodeFacts of(String nodeId, NodeFacts facts) {
        return new NodeFacts(
                nodeId,
                facts.startedOn(),
                facts.progressPercent(),
                facts.progressObservedOn(),
                facts.claimedCompletedOn(),
                facts.claimedAt(),
                facts.claimedBy(),
                facts.completedOn(),
                facts.namedAt(),
                facts.signedAt(),
                facts.signedBy(),
                facts.objectedAt(),
                facts.objection(),
                facts.claimEvidence(),
                facts.claimNote());
    }

    /** Resets the signature, because the node has another owner or another due date. */
    static NodeFacts named(NodeFacts node, Instant at) {
        return answered(node, at, null, null, null, null);
    }

    static NodeFacts signed(NodeFacts node, NodeSigned signed) {
        return answered(node, node.namedAt(), signed.occurredAt(), signed.signedBy(), null, null);
    }

    static NodeFacts objected(NodeFacts node, NodeObjected objected) {
        return answered(node, node.namedAt(), null, null, objected.occurredAt(), objected.note());
    }

    static NodeFacts claimed(NodeFacts node, NodeCompletionClaimed claim) {
        return done(
                node, claim.completedOn(), claim.occurredAt(), claim.claimedBy(), null, claim.evidence(), claim.note());
    }

    static NodeFacts completed(NodeFacts node, NodeCompleted completed) {
        return done(
                node, null, null, node.claimedBy(), completed.completedOn(), node.claimEvidence(), node.claimNote());
    }

    static NodeFacts withoutClaim(NodeFacts node) {
        return done(node, null, null, null, null, null, null);
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
                node.objection(),
                node.claimEvidence(),
                node.claimNote());
    }

    /** Replaces the completion state: claimed, verified, or neither. */
    private static NodeFacts done(
            NodeFacts node,
            @Nullable LocalDate claimedCompletedOn,
            @Nullable Instant claimedAt,
            @Nullable String claimedBy,
            @Nullable LocalDate completedOn,
            @Nullable List<String> claimEvidence,
            @Nullable String claimNote) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                claimedCompletedOn,
                claimedAt,
                claimedBy,
                completedOn,
                node.namedAt(),
                node.signedAt(),
                node.signedBy(),
                node.objectedAt(),
                node.objection(),
                claimEvidence,
                claimNote);
    }

    /** Replaces the owner's answer: signed, objected, or neither. */
    private static NodeFacts answered(
            NodeFacts node,
            @Nullable Instant namedAt,
            @Nullable Instant signedAt,
            @Nullable String signedBy,
            @Nullable Instant objectedAt,
            @Nullable String objection) {
        return new NodeFacts(
                node.nodeId(),
                node.startedOn(),
                node.progressPercent(),
                node.progressObservedOn(),
                node.claimedCompletedOn(),
                node.claimedAt(),
                node.claimedBy(),
                node.completedOn(),
                namedAt,
                signedAt,
                signedBy,
                objectedAt,
                objection,
                node.claimEvidence(),
                node.claimNote());
    }
}
