package city.renewal.progress.domain.state;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Progress from the ledger.
 *
 * @param observedOn the day of the observation; null: the day of the statement
 */
public record LedgerProgress(int percent, @Nullable LocalDate observedOn, Instant statedAt) {}
