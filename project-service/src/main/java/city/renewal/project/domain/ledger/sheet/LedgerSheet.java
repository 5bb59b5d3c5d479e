package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.SheetCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells of a sheet with merged regions resolved: every cell of a region has the value of the region's first cell.
 *
 * <p>Rows are numbered from 1 as in the spreadsheet, columns from 0. Blank rows are not stored.
 */
public final class LedgerSheet {

    private final String name;
    private final SortedMap<Integer, List<SheetCell>> rows;
    private final Set<Integer> hiddenRows;
    private final List<LedgerWarning> warnings;
    private final int columns;
    /** Per column: the regions that cover it, by their first row. Regions of one sheet do not overlap. */
    private final Map<Integer, TreeMap<Integer, MergedRegion>> regionsByColumn = new HashMap<>();

    /**
     * @param rows cells by sheet row, the list's index being the column
     * @param regions merged regions, in any order
     */
    public LedgerSheet(SortedMap<Integer, List<SheetCell>> rows, List<MergedRegion> regions) {
        this("", rows, regions, Set.of(), List.of());
    }

    /**
     * @param name the sheet's name in the workbook; empty if the file format has no sheets
     * @param rows cells by sheet row, the list's index being the column
     * @param regions merged regions, in any order
     * @param hiddenRows rows that the spreadsheet hides; hidden rows with data get a warning
     * @param warnings warnings of the file reader, returned with the result
     */
    public LedgerSheet(
            String name,
            SortedMap<Integer, List<SheetCell>> rows,
            List<MergedRegion> regions,
            Set<Integer> hiddenRows,
            List<LedgerWarning> warnings) {
        this.name = name;
        this.hiddenRows = Set.copyOf(hiddenRows);
        this.warnings = List.copyOf(warnings);
        this.rows = new TreeMap<>(rows);
        this.columns = rows.values().stream().mapToInt(List::size).max().orElse(0);
        for (var region : regions) {
            for (int column = region.firstColumn(); column <= region.lastColumn(); column++) {
                regionsByColumn
                        .computeIfAbsent(column, ignored -> new TreeMap<>())
                        .put(region.firstRow(), region);
            }
        }
    }

    /** A rectangle of merged cells; both corners are inclusive. */
    public record MergedRegion(int firstRow, int lastRow, int firstColumn, int lastColumn) {

        boolean covers(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    /** The position of a cell's value: the cell itself, or the first cell of its region. */
    public record Place(int row, int column) {

        /** Such as {@code N7}. */
        public String cellName() {
            return columnName(column) + row;
        }
    }

    public String name() {
        return name;
    }

    public boolean isHidden(int row) {
        return hiddenRows.contains(row);
    }

    /** Warnings of the file reader. */
    List<LedgerWarning> warnings() {
        return warnings;
    }

    public List<Integer> rowNumbers() {
        return new ArrayList<>(rows.keySet());
    }

    public int columns() {
        return columns;
    }

    public Place placeOf(int row, int column) {
        var regions = regionsByColumn.get(column);
        var nearest = regions == null ? null : regions.floorEntry(row);
        return nearest != null && nearest.getValue().covers(row, column)
                ? new Place(nearest.getValue().firstRow(), nearest.getValue().firstColumn())
                : new Place(row, column);
    }

    SheetCell at(Place place) {
        var cells = rows.getOrDefault(place.row(), List.of());
        return place.column() < cells.size() ? cells.get(place.column()) : SheetCell.Blank.BLANK;
    }

    public SheetCell at(int row, int column) {
        return at(placeOf(row, column));
    }

    /** The number of columns that the cell spans. */
    int widthOf(Place place) {
        var region =
                regionsByColumn.getOrDefault(place.column(), new TreeMap<>()).get(place.row());
        return region == null ? 1 : region.lastColumn() - region.firstColumn() + 1;
    }

    /** Whether the cell belongs to a region that begins in a row above. */
    boolean continuesFromAbove(int row, int column) {
        return placeOf(row, column).row() < row;
    }

    /** Whether a row has no value of its own: it is blank, or covered by regions from above. */
    public boolean hasNoOwnValue(int row) {
        var cells = rows.getOrDefault(row, List.of());
        for (int column = 0; column < cells.size(); column++) {
            if (!(cells.get(column) instanceof SheetCell.Blank) && !continuesFromAbove(row, column)) {
                return false;
            }
        }
        return true;
    }

    public static String columnName(int column) {
        var name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}
