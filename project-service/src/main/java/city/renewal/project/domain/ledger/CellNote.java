package city.renewal.project.domain.ledger;

/**
 * A remark on a cell that resulted from comparing it with stored data.
 *
 * @param row sheet row, counted from 1
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record CellNote(int row, LedgerColumn column, LedgerWarning.Kind kind, String reason, String reasonEnglish) {}
