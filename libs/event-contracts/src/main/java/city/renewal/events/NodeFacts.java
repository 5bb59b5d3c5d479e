package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about one node besides its plan.
 *
 * <p>{@code claimedCompletedOn} is present while a claim waits for its check, {@code completedOn} once it was verified.
 *
 * @param claimedAt when the claim that waits was made
 * @param namedAt since when the person who answers for it has been named
 * @param objection why the person named objected; null when they did not, or somebody else was named since
 * @param claimEvidence what the claim that waits, or was accepted, gave as evidence; null: there is none, or it was claimed before
 *     evidence was kept
 * @param claimNote what it said
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

    /** Without what a claim gave. */
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
