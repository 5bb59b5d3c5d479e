package city.renewal.project.domain.ledger.sheet;

import java.util.List;

/**
 * The displayed content of a sheet, so that clients can show a report beside the cells. For a long sheet it contains
 * the reported rows, each with the row before and after it.
 *
 * @param sheet the sheet's name; empty if the file format has no sheets
 * @param columns the letters of the columns, such as {@code AB}
 * @param headerRows the rows of the header
 * @param rowCount the number of non-blank rows of the sheet
 * @param rows in sheet order, at most {@value #MAX_ROWS}
 */
public record SheetExcerpt(String sheet, List<String> columns, List<Integer> headerRows, int rowCount, List<Row> rows) {
    public static final int MAX_ROWS = 200;
    static final int MAX_COLUMNS = 120;

    public SheetExcerpt {
        columns = List.copyOf(columns);
        headerRows = List.copyOf(headerRows);
        rows = List.copyOf(rows);
    }

    /**
     * @param row counted from 1 as the spreadsheet shows it
     * @param cells the displayed text per column, shortened; a merged cell's text is only in its first cell
     */
    public record Row(int row, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
