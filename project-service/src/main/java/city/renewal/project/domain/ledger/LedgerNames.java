package city.renewal.project.domain.ledger;

import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerHeader;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids and names of people in a ledger's cells; used to load them from the directory before the rows are parsed. */
record LedgerNames(Set<String> personIds, Set<String> nameKeys) {
    private static final List<LedgerColumn> IDS =
            List.of(LedgerColumn.OWNER_ID, LedgerColumn.LEADER_ID, LedgerColumn.SUPERVISOR_ID);
    private static final List<LedgerColumn> NAMES =
            List.of(LedgerColumn.OWNER, LedgerColumn.LEADER, LedgerColumn.SUPERVISOR);

    static LedgerNames of(LedgerSheet sheet, LedgerHeader header) {
        var personIds = new HashSet<String>();
        var nameKeys = new HashSet<String>();
        for (int row : sheet.rowNumbers()) {
            if (row > header.lastRow()) {
                IDS.forEach(column -> personIds.add(CellText.compact(shown(sheet, header, row, column))));
                NAMES.forEach(column -> nameKeys.add(NameKey.of(shown(sheet, header, row, column))));
            }
        }
        personIds.remove("");
        nameKeys.remove("");
        return new LedgerNames(personIds, nameKeys);
    }

    private static String shown(LedgerSheet sheet, LedgerHeader header, int row, LedgerColumn column) {
        var cell = header.cell(column);
        return cell == null ? "" : sheet.at(row, cell.index()).shown();
    }
}
