package city.renewal.project.domain.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a corrected ledger changes in one cell.
 *
 * @param field the column's header as it stands in the sheet
 * @param cell such as {@code N7}
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
public record LedgerDifference(
        String field,
        String cell,
        @Nullable String before,
        @Nullable String after) {}
