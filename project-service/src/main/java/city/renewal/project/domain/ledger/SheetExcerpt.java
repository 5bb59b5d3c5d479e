package city.renewal.project.domain.ledger;

import java.util.List;

/**
 * A sheet as it was read, so that a report on it can be shown beside its cells. Of a long sheet it has the rows that the
 * report is about, each with the row before and after it.
 *
 * @param sheet the sheet's name; empty when the file knows no sheets
 * @param columns the letters of the columns, such as {@code AB}
 * @param headerRows the rows of the header
 * @param rowCount how many rows the sheet has in which something stands
 * @param rows in sheet order, at most {@value #MOST_ROWS}
 */
public record SheetExcerpt(String sheet, List<String> columns, List<Integer> headerRows, int rowCount, List<Row> rows) {
    public static final int MOST_ROWS = 200;
    static final int MOST_COLUMNS = 120;

    public SheetExcerpt {
        columns = List.copyOf(columns);
        headerRows = List.copyOf(headerRows);
        rows = List.copyOf(rows);
    }

    /**
     * @param row counted from 1 as the spreadsheet shows it
     * @param cells what a person reads in each column, shortened; a merged cell's text stands in its first cell only
     */
    public record Row(int row, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
