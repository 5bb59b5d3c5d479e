package city.renewal.progress.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a node besides its plan.
 *
 * @param plannedSince when the node came into the plan: nobody could report on it earlier
 * @param returns how often a claim was sent back; null: never
 */
public record NodeRecord(
        String nodeId,
        Instant plannedSince,
        Assignment assignment,
        @Nullable LocalDate startedOn,
        @Nullable LedgerProgress ledgerProgress,
        @Nullable Claim claim,
        @Nullable Completion completion,
        NodeTouches touches,
        @Nullable Integer returns) {

    static NodeRecord planned(String nodeId, Instant since) {
        return new NodeRecord(nodeId, since, Assignment.named(since), null, null, null, null, NodeTouches.NONE, null);
    }

    /** The same, of a node that has another id now. */
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

    NodeRecord claimed(Claim next) {
        return new NodeRecord(
                nodeId, plannedSince, assignment, startedOn, ledgerProgress, next, completion, touches, returns);
    }

    /** As if it had never been claimed. */
    NodeRecord returned() {
        var times = (returns == null ? 0 : returns) + 1;
        return new NodeRecord(
                nodeId, plannedSince, assignment, startedOn, ledgerProgress, null, completion, touches, times);
    }

    NodeRecord completed(Completion done) {
        return new NodeRecord(
                nodeId, plannedSince, assignment, startedOn, ledgerProgress, null, done, touches, returns);
    }

    NodeRecord touched(UnaryOperator<NodeTouches> how) {
        return new NodeRecord(
                nodeId,
                plannedSince,
                assignment,
                startedOn,
                ledgerProgress,
                claim,
                completion,
                how.apply(touches),
                returns);
    }
}
