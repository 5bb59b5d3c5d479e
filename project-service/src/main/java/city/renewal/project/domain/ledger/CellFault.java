package city.renewal.project.domain.ledger;

/**
 * What is wrong with a cell that can be read, once it is held against what the platform knows already.
 *
 * @param row sheet row, counted from 1
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record CellFault(int row, LedgerColumn column, LedgerFault fault, String reason, String reasonEnglish) {}
