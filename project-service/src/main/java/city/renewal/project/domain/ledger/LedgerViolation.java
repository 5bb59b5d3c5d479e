package city.renewal.project.domain.ledger;

/**
 * One fault of a ledger, with the cell in which to correct it.
 *
 * @param row sheet row, counted from 1 as the spreadsheet shows it; 0 when the whole file is meant
 * @param cell such as {@code N7}; empty when the whole file is meant
 * @param header the column's header as it stands in the sheet; empty when the whole file is meant
 * @param value what stands in the cell, shortened
 * @param reason what is wrong, in Chinese
 * @param reasonEnglish the same in English
 */
public record LedgerViolation(
        int row, String cell, String header, String value, LedgerFault fault, String reason, String reasonEnglish) {

    /** The most faults that an answer lists; a ledger pasted into the wrong columns has a fault in every cell. */
    public static final int LISTED_AT_MOST = 1000;

    /** Both languages in one line, for a report that has room for one only. */
    public String message() {
        return reason + " / " + reasonEnglish;
    }
}
