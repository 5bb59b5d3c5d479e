package city.renewal.progress.domain.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observation that contradicts a claim: the node was seen unfinished after the claimed day of completion. It is
 * shown to the person who verifies the claim.
 *
 * @param reportId the site report; null: the observation comes from the ledger
 * @param progressPercent the observed progress, below 100
 */
public record Contradiction(@Nullable String reportId, Instant observedAt, int progressPercent) {}
