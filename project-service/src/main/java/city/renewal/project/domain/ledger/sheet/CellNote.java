package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.LedgerColumn;

/**
 * A remark on a cell that resulted from comparing it with stored data.
 *
 * @param row sheet row, counted from 1
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record CellNote(int row, LedgerColumn column, LedgerWarning.Kind kind, String reason, String reasonEnglish) {}
