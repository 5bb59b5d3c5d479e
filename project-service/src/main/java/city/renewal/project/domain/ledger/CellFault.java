package city.renewal.project.domain.ledger;

/**
 * A fault of a readable cell that was found by comparing it with stored data.
 *
 * @param row sheet row, counted from 1
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record CellFault(int row, LedgerColumn column, LedgerFault fault, String reason, String reasonEnglish) {}
