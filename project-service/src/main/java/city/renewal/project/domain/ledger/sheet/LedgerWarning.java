package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.CellText;

/**
 * A warning about a ledger, with the cell that it concerns. A ledger with warnings that must be accepted is written
 * only if the caller accepts them; notes are only reported.
 *
 * @param sheet the sheet's name; empty if the file has none
 * @param row sheet row, numbered from 1 as in the spreadsheet; 0 for the whole file
 * @param cell such as {@code N7}; empty for a whole row or the whole file
 * @param field the column's header in the sheet; empty if no column is concerned
 * @param value the cell's content, shortened
 * @param reason in Chinese
 * @param reasonEnglish the same in English
 */
public record LedgerWarning(
        Kind kind,
        String sheet,
        int row,
        String cell,
        String field,
        String value,
        String reason,
        String reasonEnglish) {

    /** The maximum number of listed warnings; further ones are only counted. */
    public static final int LISTED_AT_MOST = LedgerViolation.LISTED_AT_MOST;

    /** The consequence of a warning. */
    public enum Weight {
        /** It is reported with the result. */
        NOTE,
        /** The ledger is refused unless the caller accepts its warnings. */
        MUST_BE_ACCEPTED
    }

    /** The kinds of warning. Stable: a client may translate or count by them. */
    public enum Kind {
        /** A hidden row holds data; it is read like any other. */
        HIDDEN_ROW(Weight.NOTE),
        /** A hidden column holds data; it is read like any other. */
        HIDDEN_COLUMN(Weight.NOTE),
        /** The template's example was omitted, or, if it is the only project, adapted to the programme and imported. */
        EXAMPLE(Weight.NOTE),
        /** An unknown column is not read. */
        UNKNOWN_COLUMN(Weight.NOTE),
        /** A node that the corrected ledger doesn't name stays in the plan. */
        NODE_KEPT(Weight.NOTE),
        /** The ledger has a node's original date; a decision set another date since. */
        DATE_IN_FORCE(Weight.NOTE),
        /** A city task that the project carries already, though the programme doesn't have it. */
        UNKNOWN_CITY_TASK(Weight.NOTE),
        /** Newer progress is stored than the row states. */
        OLDER_PROGRESS(Weight.NOTE),
        /** A number such as 0.6 in a column of percentages, where 60 % may be meant. */
        SHARE_FOR_PERCENT(Weight.MUST_BE_ACCEPTED),
        /** The payments exceed three times the project's total investment. */
        PAID_FAR_ABOVE_TOTAL(Weight.MUST_BE_ACCEPTED),
        /** A project's total investment is above 1,000 亿. */
        TOTAL_VERY_LARGE(Weight.MUST_BE_ACCEPTED);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        public Weight weight() {
            return weight;
        }
    }

    /** A warning about a whole row. */
    public static LedgerWarning ofRow(Kind kind, String sheet, int row, String reason, String reasonEnglish) {
        return new LedgerWarning(kind, sheet, row, "", "", "", reason, reasonEnglish);
    }

    /** A warning about one cell in any column. Columns are numbered from 0. */
    public static LedgerWarning ofCell(
            Kind kind, String sheet, int row, int column, String value, String reason, String reasonEnglish) {
        var cell = new LedgerSheet.Place(row, column).cellName();
        return new LedgerWarning(kind, sheet, row, cell, "", CellText.shorten(value), reason, reasonEnglish);
    }

    public boolean mustBeAccepted() {
        return kind.weight() == Weight.MUST_BE_ACCEPTED;
    }

    /** The cell's name, or the row if the warning concerns no cell. */
    public String place() {
        return !cell.isEmpty() ? cell : row > 0 ? "row " + row : "file";
    }

    /** Both languages in one line. */
    public String message() {
        return reason + " / " + reasonEnglish;
    }
}
