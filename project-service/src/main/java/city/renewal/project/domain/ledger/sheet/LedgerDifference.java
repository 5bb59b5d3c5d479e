package city.renewal.project.domain.ledger.sheet;

import org.jspecify.annotations.Nullable;

/**
 * The change of one cell by a corrected ledger.
 *
 * @param field the column's header in the sheet
 * @param cell such as {@code N7}
 * @param before null if it was empty
 * @param after null if it is empty now
 */
public record LedgerDifference(
        String field,
        String cell,
        @Nullable String before,
        @Nullable String after) {}
