package city.renewal.project.domain.ledger;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people and units that one ledger names. Who has no id in the sheet gets one made of their names: an owner's of
 * their unit and name, a leader's and a supervisor's of the district and name, since they work across units.
 */
final class People {

    private final String district;
    private final Map<String, String> nameById = new HashMap<>();

    People(String district) {
        this.district = district;
    }

    @Nullable
    UnitRef unit(RowCells cells) {
        return unit(cells, LedgerColumn.UNIT, LedgerColumn.UNIT_ID);
    }

    /** The unit that answers for a row's node: its own, where the row names one, or the project's. */
    @Nullable
    UnitRef unitOfNode(RowCells cells, @Nullable UnitRef projectUnit) {
        if (!cells.isBlank(LedgerColumn.NODE_UNIT)) {
            return unit(cells, LedgerColumn.NODE_UNIT, LedgerColumn.NODE_UNIT_ID);
        }
        needsName(cells, LedgerColumn.NODE_UNIT, LedgerColumn.NODE_UNIT_ID);
        checkRepeatedIds(cells);
        return cells.isBlank(LedgerColumn.UNIT) ? projectUnit : unit(cells);
    }

    /** Ids that stand in a row below the project's first, where the names beside them are left blank. */
    private static void checkRepeatedIds(RowCells cells) {
        if (cells.isOwn(LedgerColumn.UNIT_ID)) {
            cells.id(LedgerColumn.UNIT_ID);
        }
        if (cells.isOwn(LedgerColumn.LEADER_ID)) {
            cells.id(LedgerColumn.LEADER_ID);
        }
    }

    /** An id without a name beside it means nobody; a bad id is noted in any case. */
    private static void needsName(RowCells cells, LedgerColumn nameColumn, LedgerColumn idColumn) {
        var id = cells.isOwn(idColumn) ? cells.id(idColumn) : null;
        if (id != null && cells.isBlank(nameColumn)) {
            cells.wrong(nameColumn, LedgerFault.MISSING_VALUE, "有编号而没有名称", "Expected a name beside the id " + id);
        }
    }

    private @Nullable UnitRef unit(RowCells cells, LedgerColumn nameColumn, LedgerColumn idColumn) {
        var name = cells.text(nameColumn);
        var id = cells.id(idColumn);
        if (name == null) {
            return null;
        }
        var unitId = id == null ? StableIds.of("u-", district, name) : id;
        rememberName(cells, idColumn, unitId, name);
        return new UnitRef(unitId, name);
    }

    @Nullable
    PersonRef leader(RowCells cells) {
        return person(cells, LedgerColumn.LEADER, LedgerColumn.LEADER_ID, district);
    }

    @Nullable
    PersonRef owner(RowCells cells, @Nullable UnitRef unit) {
        return person(cells, LedgerColumn.OWNER, LedgerColumn.OWNER_ID, unit == null ? district : unit.unitId());
    }

    @Nullable
    PersonRef supervisor(RowCells cells) {
        return person(cells, LedgerColumn.SUPERVISOR, LedgerColumn.SUPERVISOR_ID, district);
    }

    private @Nullable PersonRef person(RowCells cells, LedgerColumn nameColumn, LedgerColumn idColumn, String scope) {
        var name = cells.text(nameColumn);
        var id = cells.id(idColumn);
        if (name == null) {
            if (id != null && !nameColumn.isRequired()) {
                cells.wrong(nameColumn, LedgerFault.MISSING_VALUE, "有编号而没有姓名", "Expected a name beside the id " + id);
            }
            return null;
        }
        var personId = id == null ? StableIds.of("p-", scope, name) : id;
        rememberName(cells, idColumn, personId, name);
        return new PersonRef(personId, name);
    }

    private void rememberName(RowCells cells, LedgerColumn idColumn, String id, String name) {
        var known = nameById.putIfAbsent(id, name);
        if (known != null && !CellText.compact(known).equals(CellText.compact(name))) {
            cells.wrong(
                    idColumn,
                    LedgerFault.INCONSISTENT_NAME,
                    "编号 %s 在前面属于“%s”，这里却是“%s”".formatted(id, CellText.shorten(known), CellText.shorten(name)),
                    "Expected the id %s to mean one name, but it means '%s' and '%s'"
                            .formatted(id, CellText.shorten(known), CellText.shorten(name)));
        }
    }
}
