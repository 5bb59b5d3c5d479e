package city.renewal.progress.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The unit says that a node is done, and nobody has checked yet.
 *
 * @param claimedAt when it said so: from then on the node's clock stands still
 */
public record Claim(LocalDate completedOn, Instant claimedAt) {}
