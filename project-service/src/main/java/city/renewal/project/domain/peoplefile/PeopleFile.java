package city.renewal.project.domain.peoplefile;

import city.renewal.events.Person;
import city.renewal.events.PlainText;
import city.renewal.events.Unit;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.StableIds;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the rows of a file into directory entries. A row names a person with their units, or only a unit; the units of
 * several rows of one person are combined. Parsing continues after a fault, so that one pass reports all faults.
 *
 * <p>A person without an id is matched by name and unit, or gets the id that a ledger would derive from unit and name.
 * Fields without a column in the file keep their recorded values.
 */
public final class PeopleFile {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");
    private static final Pattern AREA = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    private static final Set<String> YES = Set.of("是", "在职", "true", "1", "yes", "y");
    private static final Set<String> NO = Set.of("否", "离职", "停用", "false", "0", "no", "n");
    private static final int LONGEST_NAME = 200;

    private final Map<String, Unit> knownUnits = new LinkedHashMap<>();
    private final Map<String, Person> knownPeople = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<LedgerViolation> violations = new ArrayList<>();

    private PeopleFile(Collection<Unit> units, Collection<Person> people) {
        units.forEach(unit -> knownUnits.put(unit.unitId(), unit));
        people.forEach(person -> knownPeople.put(person.personId(), person));
    }

    /** The person and units of a row. */
    public record Row(int row, @Nullable String personId, List<String> unitIds) {
        public Row {
            unitIds = List.copyOf(unitIds);
        }
    }

    /** The entries in the file, including unchanged ones. */
    public record Content(List<Unit> units, List<Person> people, List<Row> rows, List<LedgerViolation> violations) {
        public Content {
            units = List.copyOf(units);
            people = List.copyOf(people);
            rows = List.copyOf(rows);
            violations = List.copyOf(violations);
        }
    }

    /**
     * @param units the recorded ones
     * @param people the recorded ones with an id or a name of the file
     */
    public static Content read(List<PeopleRow> rows, Collection<Unit> units, Collection<Person> people) {
        var file = new PeopleFile(units, people);
        rows.forEach(file::read);
        return new Content(
                List.copyOf(file.units.values()), List.copyOf(file.people.values()), file.rows, file.violations);
    }

    private void read(PeopleRow row) {
        var unitIds = units(row);
        if (row.isBlank(PeopleColumn.NAME) && row.isBlank(PeopleColumn.PERSON_ID)) {
            if (unitIds.isEmpty() && row.isBlank(PeopleColumn.UNIT_ID) && row.isBlank(PeopleColumn.UNIT_NAME)) {
                wrong(row, PeopleColumn.NAME, LedgerFault.MISSING_VALUE, "缺少姓名", "Expected a name");
            }
            rows.add(new Row(row.row(), null, List.copyOf(unitIds)));
            return;
        }
        rows.add(new Row(row.row(), person(row, unitIds), List.copyOf(unitIds)));
    }

    private @Nullable String person(PeopleRow row, Set<String> unitIds) {
        var before = violations.size();
        var name = name(row, PeopleColumn.NAME, row.text(PeopleColumn.NAME));
        var active = active(row);
        row.list(PeopleColumn.ALIASES).forEach(alias -> name(row, PeopleColumn.ALIASES, alias));
        var id = personId(row, name, unitIds);
        if (id == null || violations.size() > before) {
            return id;
        }
        var earlier = people.get(id);
        if (earlier != null && !NameKey.of(earlier.name()).equals(NameKey.of(name))) {
            wrong(
                    row,
                    PeopleColumn.NAME,
                    LedgerFault.INCONSISTENT_NAME,
                    "编号 %s 在前面属于“%s”".formatted(id, earlier.name()),
                    "Expected the id %s to mean one name, but it means '%s' above".formatted(id, earlier.name()));
            return id;
        }
        var recorded = earlier == null ? knownPeople.get(id) : earlier;
        var allUnits = new LinkedHashSet<String>();
        if (recorded != null && (earlier != null || !hasUnits(row))) {
            allUnits.addAll(recorded.units());
        }
        allUnits.addAll(unitIds);
        people.put(
                id,
                new Person(
                        id,
                        name,
                        row.has(PeopleColumn.ALIASES) || recorded == null
                                ? row.list(PeopleColumn.ALIASES)
                                : recorded.aliases(),
                        List.copyOf(allUnits),
                        active == null ? recorded == null || recorded.active() : active));
        return id;
    }

    private static boolean hasUnits(PeopleRow row) {
        return row.has(PeopleColumn.UNIT_ID) || row.has(PeopleColumn.UNIT_NAME);
    }

    private @Nullable String personId(PeopleRow row, String name, Set<String> unitIds) {
        var id = row.text(PeopleColumn.PERSON_ID);
        if (!id.isEmpty()) {
            return id(row, PeopleColumn.PERSON_ID, id);
        }
        if (unitIds.isEmpty() && !(row.isBlank(PeopleColumn.UNIT_ID) && row.isBlank(PeopleColumn.UNIT_NAME))) {
            // The fault of the unit was reported already.
            return null;
        }
        if (unitIds.isEmpty()) {
            wrong(
                    row,
                    PeopleColumn.PERSON_ID,
                    LedgerFault.MISSING_VALUE,
                    "没有单位的人员需要人员编号",
                    "Expected an id of a person without a unit");
            return null;
        }
        var unit = unitIds.iterator().next();
        var named = knownPeople.values().stream()
                .filter(person -> person.units().contains(unit) && DirectoryView.hasName(person, name))
                .toList();
        if (named.size() > 1) {
            var ids = String.join("、", named.stream().map(Person::personId).toList());
            wrong(
                    row,
                    PeopleColumn.NAME,
                    LedgerFault.AMBIGUOUS_PERSON,
                    "本单位有多个同名人员：%s；请填人员编号".formatted(ids),
                    "Expected one person of this name in the unit, but there are %s: give the id".formatted(ids));
            return null;
        }
        return named.isEmpty()
                ? StableIds.of("p-", unit, name)
                : named.getFirst().personId();
    }

    /** The ids of the row's units; units that the row describes become entries themselves. */
    private Set<String> units(PeopleRow row) {
        var ids = row.list(PeopleColumn.UNIT_ID);
        var names = row.isBlank(PeopleColumn.UNIT_NAME)
                ? List.<String>of()
                : ids.size() == 1 ? List.of(row.text(PeopleColumn.UNIT_NAME)) : row.list(PeopleColumn.UNIT_NAME);
        var found = new LinkedHashSet<String>();
        if (!ids.isEmpty() && !names.isEmpty() && ids.size() != names.size()) {
            wrong(
                    row,
                    PeopleColumn.UNIT_NAME,
                    LedgerFault.BAD_TEXT,
                    "单位编号有 %d 个，单位名称有 %d 个".formatted(ids.size(), names.size()),
                    "Expected as many names as ids of units, but found %d and %d".formatted(names.size(), ids.size()));
            return found;
        }
        for (int index = 0; index < Math.max(ids.size(), names.size()); index++) {
            var unitId = ids.isEmpty()
                    ? unitNamed(row, names.get(index))
                    : unitWithId(row, ids.get(index), names.isEmpty() ? null : names.get(index));
            if (unitId != null) {
                found.add(unitId);
            }
        }
        return found;
    }

    private @Nullable String unitWithId(PeopleRow row, String id, @Nullable String name) {
        if (name == null && !knownUnits.containsKey(id) && !units.containsKey(id)) {
            // A file with a single unit column may contain names instead of ids.
            var named = unitsNamed(id);
            if (named.size() == 1) {
                return named.getFirst().unitId();
            }
        }
        if (id(row, PeopleColumn.UNIT_ID, id) == null) {
            return null;
        }
        if (name != null) {
            state(row, id, name);
        }
        return id;
    }

    private @Nullable String unitNamed(PeopleRow row, String name) {
        var named = unitsNamed(name);
        if (named.size() == 1) {
            return named.getFirst().unitId();
        }
        var area = row.text(PeopleColumn.UNIT_AREA);
        if (named.isEmpty() && AREA.matcher(area).matches()) {
            var id = StableIds.of("u-", area.substring(0, 6), name);
            state(row, id, name);
            return id;
        }
        var ids = String.join("、", named.stream().map(Unit::unitId).toList());
        wrong(
                row,
                PeopleColumn.UNIT_NAME,
                named.isEmpty() ? LedgerFault.UNKNOWN_RESPONSIBLE_UNIT : LedgerFault.AMBIGUOUS_RESPONSIBLE_UNIT,
                named.isEmpty() ? "名录中没有单位“%s”；新单位请填区划".formatted(name) : "有多个同名单位：%s；请填单位编号".formatted(ids),
                named.isEmpty()
                        ? "Expected a unit of the directory; a new one needs its area"
                        : "Expected one unit of this name, but there are %s: give the id".formatted(ids));
        return null;
    }

    private List<Unit> unitsNamed(String name) {
        var key = NameKey.of(name);
        var all = new LinkedHashMap<>(knownUnits);
        all.putAll(units);
        return all.values().stream()
                .filter(unit -> NameKey.of(unit.name()).equals(key))
                .toList();
    }

    /** Adds the unit that the row describes: its name, and its area and parent if they are given. */
    private void state(PeopleRow row, String id, String name) {
        var before = violations.size();
        name(row, PeopleColumn.UNIT_NAME, name);
        var area = row.text(PeopleColumn.UNIT_AREA);
        if (!area.isEmpty() && !AREA.matcher(area).matches()) {
            wrong(
                    row,
                    PeopleColumn.UNIT_AREA,
                    LedgerFault.UNKNOWN_AREA,
                    "区划应为 6、9 或 12 位数字",
                    "Expected a code of the area tree: 6, 9 or 12 digits");
        }
        var parent = row.text(PeopleColumn.PARENT);
        if (!parent.isEmpty()) {
            id(row, PeopleColumn.PARENT, parent);
        }
        if (violations.size() > before) {
            return;
        }
        var recorded = units.getOrDefault(id, knownUnits.get(id));
        units.put(
                id,
                new Unit(
                        id,
                        name,
                        !area.isEmpty() || recorded == null ? orNull(area) : recorded.area(),
                        !parent.isEmpty() || recorded == null ? orNull(parent) : recorded.parent()));
    }

    private @Nullable Boolean active(PeopleRow row) {
        var text = NameKey.of(row.text(PeopleColumn.ACTIVE));
        if (!text.isEmpty() && !YES.contains(text) && !NO.contains(text)) {
            wrong(row, PeopleColumn.ACTIVE, LedgerFault.BAD_CHOICE, "应为“是”或“否”", "Expected 是 or 否 (true or false)");
        }
        return text.isEmpty() ? null : YES.contains(text);
    }

    private String name(PeopleRow row, PeopleColumn column, String name) {
        var fault = PlainText.faultOfLine(name);
        if (name.isEmpty()) {
            wrong(row, column, LedgerFault.MISSING_VALUE, "缺少%s".formatted(column.title()), "Expected a name");
        } else if (fault != null || name.length() > LONGEST_NAME) {
            wrong(
                    row,
                    column,
                    LedgerFault.BAD_TEXT,
                    "应为一行普通文字，最长 200 个字符",
                    "Expected one line of plain text, 200 characters at most");
        }
        return name;
    }

    private @Nullable String id(PeopleRow row, PeopleColumn column, String id) {
        if (ID.matcher(id).matches()) {
            return id;
        }
        wrong(
                row,
                column,
                LedgerFault.BAD_TEXT,
                "编号只能由字母、数字和 . _ ~ - 组成，最长 100 个字符",
                "Expected 1 to 100 letters, digits or any of . _ ~ - beginning with a letter or digit");
        return null;
    }

    private void wrong(PeopleRow row, PeopleColumn column, LedgerFault fault, String chinese, String english) {
        violations.add(row.wrong(column, fault, chinese, english));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
