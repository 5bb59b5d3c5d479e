package city.renewal.progress.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Progress as the ledger states it.
 *
 * @param observedOn as of which day; null: as of the day of the statement
 */
public record LedgerProgress(int percent, @Nullable LocalDate observedOn, Instant statedAt) {}
