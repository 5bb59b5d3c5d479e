package city.renewal.project.domain.peoplefile;

import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A row of a people file.
 *
 * @param row counted from 1 as the spreadsheet shows it
 * @param cells the texts of the file's columns; blank for empty cells
 * @param places index of each column in the sheet
 */
public record PeopleRow(int row, Map<PeopleColumn, String> cells, Map<PeopleColumn, Integer> places) {
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\s\\u3000]+");

    public PeopleRow {
        cells = Map.copyOf(cells);
        places = Map.copyOf(places);
    }

    public String text(PeopleColumn column) {
        return cells.getOrDefault(column, "");
    }

    public boolean has(PeopleColumn column) {
        return places.containsKey(column);
    }

    boolean isBlank(PeopleColumn column) {
        return text(column).isEmpty();
    }

    /** The values of a cell that holds several, separated by 、, commas, semicolons or spaces. */
    public List<String> list(PeopleColumn column) {
        return Arrays.stream(BETWEEN.split(text(column), -1))
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    LedgerViolation wrong(PeopleColumn column, LedgerFault fault, String chinese, String english) {
        var place = places.get(column);
        var cell = place == null ? "row " + row : LedgerSheet.columnName(place) + row;
        var value = text(column);
        return new LedgerViolation(
                row,
                cell,
                column.title(),
                value.length() > 40 ? value.substring(0, 39) + "…" : value,
                fault,
                chinese,
                english);
    }
}
