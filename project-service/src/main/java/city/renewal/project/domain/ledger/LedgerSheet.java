package city.renewal.project.domain.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sheet as cells, with its merged regions resolved: every cell of a region reads as the region's first.
 *
 * <p>Rows count from 1 as the spreadsheet shows them, columns from 0. Only rows in which something stands are kept.
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
     * @param name as the workbook names the sheet; empty where the file knows no sheets
     * @param rows cells by sheet row, the list's index being the column
     * @param regions merged regions, in any order
     * @param hiddenRows rows that the spreadsheet doesn't show; those that hold data are warned of
     * @param warnings what the reader of the file noticed, to be told with the result
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

    /** A rectangle of merged cells, its corners included. */
    public record MergedRegion(int firstRow, int lastRow, int firstColumn, int lastColumn) {

        boolean covers(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    /** Where a cell's value stands: the cell itself, or the first cell of its region. */
    record Place(int row, int column) {

        /** Such as {@code N7}. */
        String cellName() {
            return columnName(column) + row;
        }
    }

    String name() {
        return name;
    }

    boolean isHidden(int row) {
        return hiddenRows.contains(row);
    }

    /** What the reader of the file noticed. */
    List<LedgerWarning> warnings() {
        return warnings;
    }

    public List<Integer> rowNumbers() {
        return new ArrayList<>(rows.keySet());
    }

    public int columns() {
        return columns;
    }

    Place placeOf(int row, int column) {
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

    /** How many columns the cell at a place spans. */
    int widthOf(Place place) {
        var region =
                regionsByColumn.getOrDefault(place.column(), new TreeMap<>()).get(place.row());
        return region == null ? 1 : region.lastColumn() - region.firstColumn() + 1;
    }

    /** Whether the cell only continues a region that began in a row above. */
    boolean continuesFromAbove(int row, int column) {
        return placeOf(row, column).row() < row;
    }

    /** Whether a row has nothing of its own: blank, or covered by regions from above. */
    public boolean hasNothingOfItsOwn(int row) {
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
