package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;

/**
 * A fault of a readable cell that was found by comparing it with stored data.
 *
 * @param row sheet row, counted from 1
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record CellFault(int row, LedgerColumn column, LedgerFault fault, String reason, String reasonEnglish) {}
