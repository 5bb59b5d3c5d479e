package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import city.renewal.project.domain.ledger.sheet.LedgerSheet.MergedRegion;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;

/**
 * Collects the cells of a sheet from any file format, and fails as soon as a limit is exceeded: a workbook of a million
 * rows is refused after the first 20,000. Blank cells are neither stored nor counted.
 */
final class SheetCollector {

    static final int MAX_ROWS = 20_000;
    static final int MAX_COLUMNS = 64;
    /** Twenty per row; they take some 75 MB, which fits into the smallest supported heap. */
    private static final int MAX_CELLS = 400_000;

    private static final int MAX_MERGED_COLUMNS = 400_000;
    /** Longer than any valid text; the beginning of a longer cell is enough for its refusal. */
    private static final int LONGEST_TEXT = 300;

    private final SortedMap<Integer, List<SheetCell>> rows = new TreeMap<>();
    private final List<MergedRegion> regions = new ArrayList<>();
    private final Set<Integer> hiddenRows = new HashSet<>();
    private final Set<Integer> hiddenColumns = new TreeSet<>();
    private final String name;
    private int cells;
    private int mergedColumns;

    /** @param name the sheet's name; empty if the file format has no sheets */
    SheetCollector(String name) {
        this.name = name;
    }

    /**
     * @param row counted from 1
     * @param column counted from 0
     */
    void add(int row, int column, SheetCell cell) throws UnreadableWorkbook {
        if (cell instanceof SheetCell.Blank) {
            return;
        }
        if (row < 1 || column < 0) {
            throw UnreadableWorkbook.damaged();
        }
        if (column >= MAX_COLUMNS) {
            throw new UnreadableWorkbook(
                    LedgerFault.TOO_MANY_COLUMNS,
                    "工作表超过 %d 列".formatted(MAX_COLUMNS),
                    "Expected at most %d columns".formatted(MAX_COLUMNS));
        }
        var ofRow = rows.computeIfAbsent(row, ignored -> new ArrayList<>());
        if (rows.size() > MAX_ROWS) {
            throw new UnreadableWorkbook(
                    LedgerFault.TOO_MANY_ROWS,
                    "工作表超过 %,d 行".formatted(MAX_ROWS),
                    "Expected at most %,d rows".formatted(MAX_ROWS));
        }
        if (++cells > MAX_CELLS) {
            throw UnreadableWorkbook.tooLarge();
        }
        while (ofRow.size() <= column) {
            ofRow.add(SheetCell.Blank.BLANK);
        }
        ofRow.set(column, cell);
    }

    /** A text as a cell: blank if it has only spaces, shortened if it is too long. */
    static SheetCell text(String text) {
        if (text.isBlank()) {
            return SheetCell.Blank.BLANK;
        }
        return new SheetCell.Text(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    /** Rows count from 1, columns from 0; corners included. */
    void merge(int firstRow, int lastRow, int firstColumn, int lastColumn) throws UnreadableWorkbook {
        int last = Math.min(lastColumn, MAX_COLUMNS - 1);
        if (firstColumn > last || firstRow > lastRow) {
            return;
        }
        regions.add(new MergedRegion(firstRow, lastRow, firstColumn, last));
        mergedColumns += last - firstColumn + 1;
        if (mergedColumns > MAX_MERGED_COLUMNS) {
            throw UnreadableWorkbook.tooLarge();
        }
    }

    void hideRow(int row) {
        hiddenRows.add(row);
    }

    void hideColumns(int first, int last) {
        for (int column = Math.max(first, 0); column <= Math.min(last, MAX_COLUMNS - 1); column++) {
            hiddenColumns.add(column);
        }
    }

    LedgerSheet sheet() {
        hiddenRows.retainAll(rows.keySet());
        var warnings = hiddenColumns.stream()
                .filter(column -> rows.values().stream().anyMatch(row -> holdsData(row, column)))
                .map(this::hiddenColumn)
                .toList();
        return new LedgerSheet(name, rows, regions, hiddenRows, warnings);
    }

    private static boolean holdsData(List<SheetCell> row, int column) {
        return column < row.size() && !(row.get(column) instanceof SheetCell.Blank);
    }

    private LedgerWarning hiddenColumn(int column) {
        var letters = CellReference.convertNumToColString(column);
        return new LedgerWarning(
                LedgerWarning.Kind.HIDDEN_COLUMN,
                name,
                0,
                letters,
                "",
                "",
                "%s 列是隐藏的，但其中有内容，已一并读取".formatted(letters),
                "Column %s is hidden but holds data, which is read".formatted(letters));
    }
}
