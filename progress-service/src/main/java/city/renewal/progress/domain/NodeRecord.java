package city.renewal.progress.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a node besides its plan.
 *
 * @param plannedSince when the node came into the plan: nobody could report on it earlier
 * @param signedAt when the person named signed for it; null while it is unsigned
 */
public record NodeRecord(
        String nodeId,
        Instant plannedSince,
        @Nullable LocalDate startedOn,
        @Nullable LedgerProgress ledgerProgress,
        @Nullable Claim claim,
        @Nullable Completion completion,
        @Nullable Instant signedAt) {

    public static NodeRecord planned(String nodeId, Instant since) {
        return new NodeRecord(nodeId, since, null, null, null, null, null);
    }

    public NodeRecord signed(@Nullable Instant at) {
        return new NodeRecord(nodeId, plannedSince, startedOn, ledgerProgress, claim, completion, at);
    }

    public NodeRecord progressed(@Nullable LocalDate start, LedgerProgress progress) {
        return new NodeRecord(
                nodeId, plannedSince, start == null ? startedOn : start, progress, claim, completion, signedAt);
    }

    public NodeRecord claimed(Claim newClaim) {
        return new NodeRecord(nodeId, plannedSince, startedOn, ledgerProgress, newClaim, completion, signedAt);
    }

    /** As if it had never been claimed. */
    public NodeRecord returned() {
        return new NodeRecord(nodeId, plannedSince, startedOn, ledgerProgress, null, completion, signedAt);
    }

    public NodeRecord completed(Completion done) {
        return new NodeRecord(nodeId, plannedSince, startedOn, ledgerProgress, null, done, signedAt);
    }
}
