package city.renewal.project.domain.ledger;

/**
 * One fault of a ledger, with the cell to correct.
 *
 * @param row sheet row, counted from 1 as the spreadsheet shows it; 0 when the whole file is meant
 * @param cell such as {@code N7}; empty when the whole file is meant
 * @param header the column's header as it stands in the sheet; empty when the whole file is meant
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
