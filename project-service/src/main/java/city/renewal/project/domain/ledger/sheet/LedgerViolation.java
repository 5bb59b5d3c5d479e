package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.LedgerFault;

/**
 * One fault of a ledger, with the cell to correct.
 *
 * @param row sheet row, numbered from 1 as in the spreadsheet; 0 for the whole file
 * @param cell such as {@code N7}; empty for the whole file
 * @param header the column's header in the sheet; empty for the whole file
 * @param value the cell's content, shortened
 * @param reason the reason in Chinese
 * @param reasonEnglish the same in English
 */
public record LedgerViolation(
        int row, String cell, String header, String value, LedgerFault fault, String reason, String reasonEnglish) {

    /** The maximum number of faults in a response; a ledger pasted into the wrong columns has a fault in every cell. */
    public static final int LISTED_AT_MOST = 1000;

    /** Both languages on one line, for reports with a single text. */
    public String message() {
        return reason + " / " + reasonEnglish;
    }
}
