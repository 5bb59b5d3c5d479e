package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided about one node besides its plan.
 *
 * <p>{@code claimedCompletedOn} is present while a claim waits for its check, {@code completedOn} once it was verified.
 */
public record NodeFacts(
        String nodeId,
        @Nullable LocalDate startedOn,
        @Nullable Integer progressPercent,
        @Nullable LocalDate progressObservedOn,
        @Nullable LocalDate claimedCompletedOn,
        @Nullable String claimedBy,
        @Nullable LocalDate completedOn,
        @Nullable Instant signedAt,
        @Nullable String signedBy) {
    public static NodeFacts none(String nodeId) {
        return new NodeFacts(nodeId, null, null, null, null, null, null, null, null);
    }
}
