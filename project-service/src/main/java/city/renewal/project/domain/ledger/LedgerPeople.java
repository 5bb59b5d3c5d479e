package city.renewal.project.domain.ledger;

import city.renewal.events.Person;
import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.StableIds;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the people and units of one ledger in the directory: by id if the sheet has one, otherwise by name. Owners
 * are looked up within their unit, leaders and supervisors within the district, because they work across units.
 *
 * <p>A name or id without a match, or a name with several matches, is a fault of its cell; the message suggests similar
 * ones. If unknown people are accepted, the id is derived from unit (or district) and name instead. Parsing continues
 * after a fault, so that all faults of a row are found.
 */
final class LedgerPeople {
    private final String district;
    private final UnknownPeople unknownPeople;
    private final DirectoryView directory;
    private final Map<String, String> nameById = new HashMap<>();

    LedgerPeople(String district, UnknownPeople unknownPeople, DirectoryView directory) {
        this.district = district;
        this.unknownPeople = unknownPeople;
        this.directory = directory;
    }

    /** The columns of a person or unit: name and id. */
    private record Columns(LedgerColumn name, LedgerColumn id) {}

    @Nullable
    UnitRef unit(RowCells cells) {
        return unit(cells, new Columns(LedgerColumn.UNIT, LedgerColumn.UNIT_ID));
    }

    /** The unit responsible for a row's node: the row's own unit, or the project's. */
    @Nullable
    UnitRef unitOfNode(RowCells cells, @Nullable UnitRef projectUnit) {
        if (!cells.isBlank(LedgerColumn.NODE_UNIT)) {
            return unit(cells, new Columns(LedgerColumn.NODE_UNIT, LedgerColumn.NODE_UNIT_ID));
        }
        needsName(cells, LedgerColumn.NODE_UNIT, LedgerColumn.NODE_UNIT_ID);
        checkRepeatedIds(cells);
        return cells.isBlank(LedgerColumn.UNIT) ? projectUnit : unit(cells);
    }

    /** Checks ids in rows below the project's first row whose names are left blank. */
    private static void checkRepeatedIds(RowCells cells) {
        if (cells.isOwn(LedgerColumn.UNIT_ID)) {
            cells.id(LedgerColumn.UNIT_ID);
        }
        if (cells.isOwn(LedgerColumn.LEADER_ID)) {
            cells.id(LedgerColumn.LEADER_ID);
        }
    }

    /** Reports an id without a name; a malformed id is always a fault. */
    private static void needsName(RowCells cells, LedgerColumn nameColumn, LedgerColumn idColumn) {
        var id = cells.isOwn(idColumn) ? cells.id(idColumn) : null;
        if (id != null && cells.isBlank(nameColumn)) {
            cells.wrong(nameColumn, LedgerFault.MISSING_VALUE, "有编号而没有名称", "Expected a name beside the id " + id);
        }
    }

    private @Nullable UnitRef unit(RowCells cells, Columns columns) {
        var name = cells.text(columns.name());
        var id = cells.id(columns.id());
        if (name == null) {
            return null;
        }
        var unit = id == null ? unitNamed(cells, columns, name) : unitWithId(cells, columns, name, id);
        rememberName(cells, columns.id(), unit.unitId(), unit.name());
        return unit;
    }

    private UnitRef unitWithId(RowCells cells, Columns columns, String name, String id) {
        var known = directory.unit(id).orElse(null);
        if (known != null) {
            return new UnitRef(id, known.name());
        }
        if (refuses() && !directory.knowsUnit(id)) {
            var nearest = nearestUnits(name);
            cells.wrong(
                    columns.id(),
                    LedgerFault.UNKNOWN_RESPONSIBLE_UNIT,
                    "名录中没有编号为 %s 的单位%s".formatted(id, nearest.isEmpty() ? "" : "；相近的有：" + nearest),
                    "Expected a unit of the directory, but none has the id '%s'%s"
                            .formatted(id, nearest.isEmpty() ? "" : "; the nearest: " + nearest));
        }
        return new UnitRef(id, name);
    }

    private UnitRef unitNamed(RowCells cells, Columns columns, String name) {
        var named = directory.unitsNamed(name);
        if (named.size() == 1) {
            var unit = named.getFirst();
            return new UnitRef(unit.unitId(), unit.name());
        }
        if (refuses() && named.isEmpty()) {
            var nearest = nearestUnits(name);
            cells.wrong(
                    columns.name(),
                    LedgerFault.UNKNOWN_RESPONSIBLE_UNIT,
                    "名录中没有这个单位%s".formatted(nearest.isEmpty() ? "" : "；相近的有：" + nearest),
                    "Expected a unit of the directory, but none has this name%s"
                            .formatted(nearest.isEmpty() ? "" : "; the nearest: " + nearest));
        } else if (refuses()) {
            var ids = named.stream().map(unit -> unit.unitId()).collect(Collectors.joining("、"));
            cells.wrong(
                    columns.name(),
                    LedgerFault.AMBIGUOUS_RESPONSIBLE_UNIT,
                    "名录中有多个同名单位：%s；请填单位编号".formatted(ids),
                    "Expected one unit of this name, but there are %s: give its id".formatted(ids));
        }
        return new UnitRef(StableIds.of("u-", district, name), name);
    }

    @Nullable
    PersonRef leader(RowCells cells) {
        return person(cells, new Columns(LedgerColumn.LEADER, LedgerColumn.LEADER_ID), null);
    }

    @Nullable
    PersonRef owner(RowCells cells, @Nullable UnitRef unit) {
        return person(cells, new Columns(LedgerColumn.OWNER, LedgerColumn.OWNER_ID), unit);
    }

    @Nullable
    PersonRef supervisor(RowCells cells) {
        return person(cells, new Columns(LedgerColumn.SUPERVISOR, LedgerColumn.SUPERVISOR_ID), null);
    }

    /** @param unit unit to search; null: the whole district */
    private @Nullable PersonRef person(RowCells cells, Columns columns, @Nullable UnitRef unit) {
        var name = cells.text(columns.name());
        var id = cells.id(columns.id());
        if (name == null) {
            if (id != null && !columns.name().isRequired()) {
                cells.wrong(
                        columns.name(), LedgerFault.MISSING_VALUE, "有编号而没有姓名", "Expected a name beside the id " + id);
            }
            return null;
        }
        var person =
                id == null ? personNamed(cells, columns, name, unit) : personWithId(cells, columns, name, id, unit);
        rememberName(cells, columns.id(), person.personId(), person.name());
        return person;
    }

    private PersonRef personWithId(RowCells cells, Columns columns, String name, String id, @Nullable UnitRef unit) {
        var known = directory.person(id).orElse(null);
        if (known != null && known.active() && DirectoryView.hasName(known, name)) {
            return new PersonRef(id, known.name());
        }
        if (refuses() && known != null && known.active()) {
            cells.wrong(
                    columns.name(),
                    LedgerFault.INCONSISTENT_NAME,
                    "编号 %s 在名录中是“%s”，这里却是“%s”".formatted(id, shown(known.name()), shown(name)),
                    "Expected the name '%s', which the directory has for the id %s, but found '%s'"
                            .formatted(shown(known.name()), id, shown(name)));
        } else if (refuses()) {
            var why = known == null ? "" : "（已停用）";
            var nearest = nearest(name, unit);
            cells.wrong(
                    columns.id(),
                    LedgerFault.UNKNOWN_PERSON,
                    "名录中没有编号为 %s 的在职人员%s%s".formatted(id, why, nearest.isEmpty() ? "" : "；相近的有：" + nearest),
                    "Expected an active person of the directory, but nobody has the id '%s'%s"
                            .formatted(id, nearest.isEmpty() ? "" : "; the nearest: " + nearest));
        }
        return new PersonRef(id, name);
    }

    private PersonRef personNamed(RowCells cells, Columns columns, String name, @Nullable UnitRef unit) {
        // An unknown unit is a fault of its own; the name is still looked up in the whole district.
        var within = unit == null || !directory.knowsUnit(unit.unitId()) ? null : unit;
        var named = within == null ? directory.named(name) : directory.named(name, within.unitId());
        if (named.size() == 1) {
            return new PersonRef(named.getFirst().personId(), named.getFirst().name());
        }
        if (refuses() && named.isEmpty()) {
            var nearest = nearest(name, unit);
            var where = within == null ? "" : "（%s）".formatted(shown(within.name()));
            cells.wrong(
                    columns.name(),
                    LedgerFault.UNKNOWN_PERSON,
                    "名录%s中没有叫“%s”的在职人员%s".formatted(where, shown(name), nearest.isEmpty() ? "" : "；相近的有：" + nearest),
                    "Expected an active person of the directory%s, but nobody is called '%s'%s"
                            .formatted(
                                    within == null ? "" : " in unit " + within.unitId(),
                                    shown(name),
                                    nearest.isEmpty() ? "" : "; the nearest: " + nearest));
        } else if (refuses()) {
            cells.wrong(
                    columns.name(),
                    LedgerFault.AMBIGUOUS_PERSON,
                    "名录中有 %d 人叫“%s”：%s；请填人员编号".formatted(named.size(), shown(name), listed(named)),
                    "Expected one person called '%s', but there are %s: give the id"
                            .formatted(shown(name), listed(named)));
        }
        return new PersonRef(StableIds.of("p-", unit == null ? district : unit.unitId(), name), name);
    }

    private boolean refuses() {
        return unknownPeople == UnknownPeople.REFUSE;
    }

    private String nearest(String name, @Nullable UnitRef unit) {
        return listed(directory.nearest(name, unit == null ? null : unit.unitId()));
    }

    /** Such as {@code 王立功 (p-owner, 中韩街道办)、…}. */
    private String listed(List<Person> people) {
        return people.stream()
                .limit(5)
                .map(person -> "%s (%s)"
                        .formatted(
                                shown(person.name()),
                                person.units().isEmpty()
                                        ? person.personId()
                                        : person.personId() + ", "
                                                + shown(directory.unitName(
                                                        person.units().getFirst()))))
                .collect(Collectors.joining("、"));
    }

    private String nearestUnits(String name) {
        return directory.nearestUnits(name).stream()
                .map(unit -> "%s (%s)".formatted(shown(unit.name()), unit.unitId()))
                .collect(Collectors.joining("、"));
    }

    private static String shown(String name) {
        return CellText.shorten(name);
    }

    private void rememberName(RowCells cells, LedgerColumn idColumn, String id, String name) {
        var known = nameById.putIfAbsent(id, name);
        if (known != null && !NameKey.of(known).equals(NameKey.of(name))) {
            cells.wrong(
                    idColumn,
                    LedgerFault.INCONSISTENT_NAME,
                    "编号 %s 在前面属于“%s”，这里却是“%s”".formatted(id, shown(known), shown(name)),
                    "Expected the id %s to mean one name, but it means '%s' and '%s'"
                            .formatted(id, shown(known), shown(name)));
        }
    }
}
