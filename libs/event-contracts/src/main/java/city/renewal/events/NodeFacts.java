package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about one node besides its plan.
 *
 * <p>{@code claimedCompletedOn} is present while a claim waits for its check, {@code completedOn} once it was verified.
 *
 * @param claimedAt when the claim that waits was made
 * @param namedAt since when the person who answers for it has been named
 * @param objection why the person named objected; null when they did not, or somebody else was named since
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
        @Nullable String objection) {
    public static NodeFacts none(String nodeId) {
        return new NodeFacts(nodeId, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
