package city.renewal.progress.domain.state;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A claim that a node is completed, not verified yet.
 *
 * @param claimedAt the instant of the claim; the node's clock stops from then on
 */
public record CompletionClaim(LocalDate completedOn, Instant claimedAt) {}
