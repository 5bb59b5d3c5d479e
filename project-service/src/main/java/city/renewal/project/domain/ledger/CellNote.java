package city.renewal.project.domain.ledger;

/**
 * What a person should know of a cell, once it is held against what the platform knows already.
 *
 * @param row sheet row, counted from 1
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record CellNote(int row, LedgerColumn column, LedgerWarning.Kind kind, String reason, String reasonEnglish) {}
