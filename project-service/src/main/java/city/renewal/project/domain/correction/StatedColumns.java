package city.renewal.project.domain.correction;

import city.renewal.events.PersonRef;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Scope;
import city.renewal.events.UnitRef;
import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Merges a ledger's values with the stored ones. A missing column changes nothing, and a name without an id means the
 * person who has that name already.
 */
record StatedColumns(Set<LedgerColumn> columns) {
    /** Ids that the import derives from a name, if neither the sheet nor the directory has one. */
    private static final Pattern MADE_OF_A_NAME = Pattern.compile("[pu]-[0-9a-f]{12}");

    private static final int DISTRICT = 6;

    boolean has(LedgerColumn column) {
        return columns.contains(column);
    }

    ProjectEntry entry(ProjectEntry known, ProjectEntry stated) {
        return new ProjectEntry(
                known.projectId(),
                known.programme(),
                stated.name(),
                stated.field(),
                has(LedgerColumn.HEADQUARTERS) ? stated.headquarters() : known.headquarters(),
                area(known.area(), stated.area()),
                unit(known.unit(), stated.unit()),
                person(known.leader(), stated.leader()),
                stated.totalInvestment(),
                stated.plannedThisYear(),
                scope(known.scope(), stated.scope()),
                known.location(),
                has(LedgerColumn.CITY_TASKS) ? stated.cityTasks() : known.cityTasks());
    }

    /** A stored community stays if the ledger only states its street. */
    private static String area(String known, String stated) {
        return stated.length() > DISTRICT && known.startsWith(stated) ? known : stated;
    }

    private @Nullable Scope scope(@Nullable Scope known, @Nullable Scope stated) {
        var was = known == null ? new Scope(null, null, null) : known;
        var is = stated == null ? new Scope(null, null, null) : stated;
        var scope = new Scope(
                has(LedgerColumn.BUILDINGS) ? is.buildings() : was.buildings(),
                has(LedgerColumn.HOUSEHOLDS) ? is.households() : was.households(),
                has(LedgerColumn.FLOOR_AREA)
                        ? number(was.areaSquareMetres(), is.areaSquareMetres())
                        : was.areaSquareMetres());
        return scope.buildings() == null && scope.households() == null && scope.areaSquareMetres() == null
                ? null
                : scope;
    }

    /** Returns the stored number if the stated one differs only in trailing zeros. */
    static @Nullable BigDecimal number(@Nullable BigDecimal known, @Nullable BigDecimal stated) {
        return known != null && stated != null && known.compareTo(stated) == 0 ? known : stated;
    }

    static UnitRef unit(UnitRef known, UnitRef stated) {
        return isSame(known.unitId(), known.name(), stated.unitId(), stated.name()) ? known : stated;
    }

    static @Nullable PersonRef person(@Nullable PersonRef known, @Nullable PersonRef stated) {
        return known != null
                        && stated != null
                        && isSame(known.personId(), known.name(), stated.personId(), stated.name())
                ? known
                : stated;
    }

    private static boolean isSame(String knownId, String knownName, String statedId, String statedName) {
        boolean isSameId =
                statedId.equals(knownId) || MADE_OF_A_NAME.matcher(statedId).matches();
        return isSameId && plain(knownName).equals(plain(statedName));
    }

    /** The key by which two names are compared. */
    static String plain(String name) {
        return NameKey.of(name);
    }
}
