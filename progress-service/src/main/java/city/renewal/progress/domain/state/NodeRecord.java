package city.renewal.progress.domain.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The state of a node besides its plan.
 *
 * @param plannedSince when the node was added to the plan; reports are not expected for earlier days
 * @param touches references to the facts that last changed the node
 * @param returns how often a claim was returned; null: never
 */
public record NodeRecord(
        String nodeId,
        Instant plannedSince,
        Assignment assignment,
        @Nullable LocalDate startedOn,
        @Nullable LedgerProgress ledgerProgress,
        @Nullable CompletionClaim claim,
        @Nullable Completion completion,
        NodeEventRefs touches,
        @Nullable Integer returns) {

    static NodeRecord planned(String nodeId, Instant since) {
        return new NodeRecord(nodeId, since, Assignment.named(since), null, null, null, null, NodeEventRefs.NONE, null);
    }

    /** The same record under another node id. */
    NodeRecord under(String id) {
        return new NodeRecord(
                id, plannedSince, assignment, startedOn, ledgerProgress, claim, completion, touches, returns);
    }

    NodeRecord assigned(Assignment next) {
        return new NodeRecord(
                nodeId, plannedSince, next, startedOn, ledgerProgress, claim, completion, touches, returns);
    }

    NodeRecord progressed(@Nullable LocalDate start, LedgerProgress progress) {
        var known = start == null ? startedOn : start;
        return new NodeRecord(nodeId, plannedSince, assignment, known, progress, claim, completion, touches, returns);
    }

    NodeRecord claimed(CompletionClaim next) {
        return new NodeRecord(
                nodeId, plannedSince, assignment, startedOn, ledgerProgress, next, completion, touches, returns);
    }

    /** Removes the claim, as if the completion had never been claimed. */
    NodeRecord returned() {
        var times = (returns == null ? 0 : returns) + 1;
        return new NodeRecord(
                nodeId, plannedSince, assignment, startedOn, ledgerProgress, null, completion, touches, times);
    }

    NodeRecord completed(Completion done) {
        return new NodeRecord(
                nodeId, plannedSince, assignment, startedOn, ledgerProgress, null, done, touches, returns);
    }

    NodeRecord withEventRefs(UnaryOperator<NodeEventRefs> change) {
        return new NodeRecord(
                nodeId,
                plannedSince,
                assignment,
                startedOn,
                ledgerProgress,
                claim,
                completion,
                change.apply(touches),
                returns);
    }
}
