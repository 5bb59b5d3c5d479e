package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a node, besides its standing, that may require somebody to act.
 *
 * @param zone IANA zone in which its days begin and end
 * @param signingDue deadline for the responsible person's signature; null: signed, or the node is done
 * @param returns number of completion claims that were sent back
 * @param extensionId the oldest undecided extension request; null: there is none
 * @param extensionRequestedAt instant of that request
 * @param progressPercent 0 to 100, while the node is overdue, due soon or at risk; null otherwise
 * @param objectedAt instant of the responsible person's objection; null: none, or signed since
 * @param objection text of the objection
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
    /** Without an objection and progress. */
    public NodeMatters(
            String zone,
            @Nullable LocalDate signingDue,
            int returns,
            @Nullable String extensionId,
            @Nullable Instant extensionRequestedAt) {
        this(zone, signingDue, returns, extensionId, extensionRequestedAt, null, null, null);
    }
}
