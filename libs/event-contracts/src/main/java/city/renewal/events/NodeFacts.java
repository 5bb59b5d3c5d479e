package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decisions about one node besides its plan.
 *
 * <p>{@code claimedCompletedOn} is present while a completion claim waits for its check, {@code completedOn} once the
 * claim was verified.
 *
 * @param claimedAt instant of the waiting claim
 * @param namedAt instant since which the present responsible person has been named
 * @param objection objection of the responsible person; null if there is none, or if another person was named since
 * @param claimEvidence evidence of the waiting or accepted claim; null: none, or claimed before evidence was stored
 * @param claimNote note of that claim
 */
public record NodeFacts(
        String nodeId,
        @Nullable LocalDate startedOn,
        @Nullable Integer progressPercent,
        @Nullable LocalDate progressObservedOn,
        @Nullable LocalDate claimedCompletedOn,
        @Nullable Instant claimedAt,
        @Nullable String claimedBy,
        @Nullable LocalDate completedOn,
        @Nullable Instant namedAt,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable Instant objectedAt,
        @Nullable String objection,
        @Nullable List<String> claimEvidence,
        @Nullable String claimNote) {
    public NodeFacts {
        claimEvidence = claimEvidence == null ? null : List.copyOf(claimEvidence);
    }

    /** Without evidence and note of a claim. */
    public NodeFacts(
            String nodeId,
            @Nullable LocalDate startedOn,
            @Nullable Integer progressPercent,
            @Nullable LocalDate progressObservedOn,
            @Nullable LocalDate claimedCompletedOn,
            @Nullable Instant claimedAt,
            @Nullable String claimedBy,
            @Nullable LocalDate completedOn,
            @Nullable Instant namedAt,
            @Nullable Instant signedAt,
            @Nullable String signedBy,
            @Nullable Instant objectedAt,
            @Nullable String objection) {
        this(
                nodeId,
                startedOn,
                progressPercent,
                progressObservedOn,
                claimedCompletedOn,
                claimedAt,
                claimedBy,
                completedOn,
                namedAt,
                signedAt,
                signedBy,
                objectedAt,
                objection,
                null,
                null);
    }

    public static NodeFacts none(String nodeId) {
        return new NodeFacts(nodeId, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
