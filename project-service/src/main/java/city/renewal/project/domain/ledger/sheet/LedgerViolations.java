package city.renewal.project.domain.ledger.sheet;

import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the faults of a ledger without duplicates, even if several rows read the same merged cell. */
public final class LedgerViolations {

    private static final List<String> UNLISTED = List.of("错误过多，未逐一列出 / too many faults to list them all");

    private final LedgerSheet sheet;
    private final LedgerHeader header;
    private final List<LedgerViolation> listed = new ArrayList<>();
    private final Map<Integer, List<String>> reasonsByRow = new HashMap<>();
    private final Set<Key> seen = new HashSet<>();
    private int count;

    public LedgerViolations(LedgerSheet sheet, LedgerHeader header) {
        this.sheet = sheet;
        this.header = header;
    }

    /** @param detail hash of the reason; storing the reasons would take too much memory for a sheet with many faults */
    private record Key(LedgerSheet.Place place, LedgerFault fault, int detail) {}

    /** Adds a fault of a cell; a merged cell is identified by its first row. */
    void add(int row, LedgerColumn column, LedgerFault fault, String chinese, String english) {
        var cell = header.cell(column);
        if (cell == null) {
            addAt(new LedgerSheet.Place(row, 0), column.title(), "", fault, chinese, english);
            return;
        }
        var place = sheet.placeOf(row, cell.index());
        addAt(place, cell.text(), sheet.at(place).shown(), fault, chinese, english);
    }

    public void addAt(
            LedgerSheet.Place place, String title, String value, LedgerFault fault, String chinese, String english) {
        if (!seen.add(new Key(place, fault, chinese.hashCode()))) {
            return;
        }
        count++;
        if (listed.size() >= LedgerViolation.LISTED_AT_MOST) {
            reasonsByRow.putIfAbsent(place.row(), UNLISTED);
            return;
        }
        var violation = new LedgerViolation(
                place.row(), place.cellName(), title, CellText.shorten(value), fault, chinese, english);
        reasonsByRow
                .computeIfAbsent(place.row(), ignored -> new ArrayList<>())
                .add(violation.cell() + " " + title + ": " + violation.message());
        listed.add(violation);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    public List<LedgerViolation> inSheetOrder() {
        return listed.stream()
                .sorted(Comparator.comparingInt(LedgerViolation::row))
                .toList();
    }

    public List<String> reasons(int row) {
        return reasonsByRow.getOrDefault(row, List.of());
    }
}
