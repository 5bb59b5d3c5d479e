package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What may call for somebody on a node besides where it stands.
 *
 * @param zone IANA zone in which its days begin and end
 * @param signingDue by when the person named signs for it; null: they signed, or it is done
 * @param returns how often a claim that it is done was sent back
 * @param extensionId the oldest request for a later date that nobody has decided; null: there is none
 * @param extensionRequestedAt when that was asked for
 * @param progressPercent how far the work is, 0 to 100, while the node is overdue, due soon or at risk; null otherwise
 * @param objectedAt when the person named objected; null: they did not, or signed since
 * @param objection why
 */
public record NodeMatters(
        String zone,
        @Nullable LocalDate signingDue,
        int returns,
        @Nullable String extensionId,
        @Nullable Instant extensionRequestedAt,
        @Nullable Integer progressPercent,
        @Nullable Instant objectedAt,
        @Nullable String objection) {
    /** Where nobody objected, and of progress nothing is said. */
    public NodeMatters(
            String zone,
            @Nullable LocalDate signingDue,
            int returns,
            @Nullable String extensionId,
            @Nullable Instant extensionRequestedAt) {
        this(zone, signingDue, returns, extensionId, extensionRequestedAt, null, null, null);
    }
}
