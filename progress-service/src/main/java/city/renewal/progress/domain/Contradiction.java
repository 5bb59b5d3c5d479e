package city.renewal.progress.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An observation that says otherwise than a claim: after the day on which a node is said to have been completed, somebody saw
 * it unfinished. Whoever verifies the claim should know.
 *
 * @param reportId the site report; null: the ledger states it
 * @param progressPercent how far the work was then, below 100
 */
public record Contradiction(@Nullable String reportId, Instant observedAt, int progressPercent) {}
