package city.renewal.project.application.directory;

import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Person;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Unit;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.peoplefile.PeopleColumn;
import city.renewal.project.domain.peoplefile.PeopleFile;
import city.renewal.project.domain.peoplefile.PeopleRow;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Imports the people and units of a file, all or none. Every row is checked before anything is written. An unchanged
 * entry publishes no event, so a file may be sent again, also after a crash during the import.
 */
public final class PeopleImport {
    private static final int CHUNK = 500;
    private static final int ATTEMPTS = 5;

    private final PeopleFormat format;
    private final People people;
    private final Units units;
    private final InstantSource clock;

    public PeopleImport(PeopleFormat format, People people, Units units, InstantSource clock) {
        this.format = format;
        this.people = people;
        this.units = units;
        this.clock = clock;
    }

    /** The result of a row. */
    public enum RowOutcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REJECTED
    }

    /** @param reasons empty unless the row is rejected */
    public record Row(
            int row, @Nullable String personId, List<String> unitIds, RowOutcome outcome, List<String> reasons) {}

    /** The result of an import. */
    public sealed interface Result {
        /**
         * The file is valid, and written unless this was a dry run.
         *
         * @param people number of people in the file
         * @param written number of entries that were new or changed
         */
        record Accepted(WriteMode writeMode, int people, int units, int written, List<Row> rows) implements Result {}

        record Invalid(List<LedgerViolation> violations, List<Row> rows) implements Result {}
    }

    public Result run(Caller caller, WriteMode writeMode, InputStream file) throws IOException {
        return switch (format.read(file)) {
            case PeopleFormat.ReadResult.Unreadable(var violation) -> new Result.Invalid(List.of(violation), List.of());
            case PeopleFormat.ReadResult.Rows(var rows) -> run(caller, writeMode, rows);
        };
    }

    private Result run(Caller caller, WriteMode writeMode, List<PeopleRow> rows) {
        var knownUnits = units.all().stream().collect(Collectors.toMap(StoredAggregate::id, StoredAggregate::state));
        var knownPeople = people
                .withIdsOrNames(
                        rows.stream()
                                .map(row -> row.text(PeopleColumn.PERSON_ID))
                                .collect(Collectors.toSet()),
                        rows.stream()
                                .map(row -> NameKey.of(row.text(PeopleColumn.NAME)))
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Person::personId, Function.identity()));
        var content = PeopleFile.read(rows, knownUnits.values(), knownPeople.values());
        var violations = new ArrayList<>(content.violations());
        violations.addAll(notAllowed(caller, content, knownUnits, knownPeople));
        if (!violations.isEmpty()) {
            return new Result.Invalid(violations, rejected(content, violations));
        }
        var fresh = new HashSet<String>();
        var changed = new HashSet<String>();
        compare(content.units(), Unit::unitId, knownUnits, fresh, changed);
        compare(content.people(), Person::personId, knownPeople, fresh, changed);
        if (writeMode == WriteMode.WRITE) {
            write(
                    units,
                    content.units(),
                    Unit::unitId,
                    knownUnits,
                    unit -> new UnitRecorded(unit, caller.personId(), clock.instant()));
            write(
                    people,
                    content.people(),
                    Person::personId,
                    knownPeople,
                    person -> new PersonRecorded(person, caller.personId(), clock.instant()));
        }
        return new Result.Accepted(
                writeMode,
                content.people().size(),
                content.units().size(),
                writeMode == WriteMode.WRITE ? fresh.size() + changed.size() : 0,
                outcomes(content, fresh, changed));
    }

    private static <S> void compare(
            List<S> content, Function<S, String> id, Map<String, S> known, Set<String> fresh, Set<String> changed) {
        for (var entry : content) {
            var before = known.get(id.apply(entry));
            if (before == null) {
                fresh.add(key(entry, id));
            } else if (!before.equals(entry)) {
                changed.add(key(entry, id));
            }
        }
    }

    /** The key has the type in front, because a person and a unit may have the same id. */
    private static <S> String key(S entry, Function<S, String> id) {
        return entry.getClass().getSimpleName() + "/" + id.apply(entry);
    }

    /** Violations for entries outside the areas of the administrator. */
    private static List<LedgerViolation> notAllowed(
            Caller caller, PeopleFile.Content content, Map<String, Unit> knownUnits, Map<String, Person> knownPeople) {
        var after = new HashMap<>(knownUnits);
        content.units().forEach(unit -> after.put(unit.unitId(), unit));
        var rights = new DirectoryRights(caller, after);
        var before = new DirectoryRights(caller, knownUnits);
        var units = content.units().stream()
                .filter(unit -> !rights.mayRecord(unit)
                        || (knownUnits.containsKey(unit.unitId()) && !before.mayRecord(knownUnits.get(unit.unitId()))))
                .map(Unit::unitId)
                .collect(Collectors.toSet());
        var people = content.people().stream()
                .filter(person -> !rights.mayRecord(person)
                        || (knownPeople.containsKey(person.personId())
                                && !before.mayRecord(knownPeople.get(person.personId()))))
                .map(Person::personId)
                .collect(Collectors.toSet());
        return content.rows().stream()
                .filter(row -> people.contains(String.valueOf(row.personId()))
                        || row.unitIds().stream().anyMatch(units::contains))
                .map(row -> new LedgerViolation(
                        row.row(),
                        "row " + row.row(),
                        "",
                        "",
                        LedgerFault.UNKNOWN_AREA,
                        "不在您负责的区域内",
                        "Not within the areas that you were given"))
                .toList();
    }

    private static List<Row> rejected(PeopleFile.Content content, List<LedgerViolation> violations) {
        var reasons = violations.stream()
                .collect(Collectors.groupingBy(
                        LedgerViolation::row,
                        Collectors.mapping(
                                violation -> violation.cell() + ": " + violation.message(), Collectors.toList())));
        return content.rows().stream()
                .map(row -> new Row(
                        row.row(),
                        row.personId(),
                        row.unitIds(),
                        reasons.containsKey(row.row()) ? RowOutcome.REJECTED : RowOutcome.UNCHANGED,
                        reasons.getOrDefault(row.row(), List.of())))
                .toList();
    }

    private static List<Row> outcomes(PeopleFile.Content content, Set<String> fresh, Set<String> changed) {
        return content.rows().stream()
                .map(row -> {
                    var keys = new ArrayList<String>();
                    row.unitIds().forEach(unitId -> keys.add("Unit/" + unitId));
                    if (row.personId() != null) {
                        keys.clear();
                        keys.add("Person/" + row.personId());
                    }
                    var outcome = keys.stream().anyMatch(fresh::contains)
                            ? RowOutcome.CREATED
                            : keys.stream().anyMatch(changed::contains) ? RowOutcome.CHANGED : RowOutcome.UNCHANGED;
                    return new Row(row.row(), row.personId(), row.unitIds(), outcome, List.of());
                })
                .toList();
    }

    /**
     * Inserts new entries in bulk, and changes others by compare-and-set; if another writer wins, the entry is read and
     * compared again.
     */
    private static <S> void write(
            Aggregates<S> aggregates,
            List<S> content,
            Function<S, String> id,
            Map<String, S> known,
            Function<S, RenewalEvent> event) {
        var open = new LinkedHashMap<String, S>();
        content.stream()
                .filter(entry -> !entry.equals(known.get(id.apply(entry))))
                .forEach(entry -> open.put(id.apply(entry), entry));
        var fresh = open.values().stream()
                .filter(entry -> !known.containsKey(id.apply(entry)))
                .toList();
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            var chunk = fresh.subList(from, Math.min(fresh.size(), from + CHUNK));
            var taken = aggregates.createAll(chunk.stream()
                    .map(entry -> new NewAggregate<>(id.apply(entry), change(entry, event)))
                    .toList());
            chunk.stream().map(id).filter(key -> !taken.contains(key)).forEach(open::remove);
        }
        open.forEach((key, entry) -> save(aggregates, key, entry, event));
    }

    private static <S> void save(Aggregates<S> aggregates, String key, S entry, Function<S, RenewalEvent> event) {
        for (int attempt = 1; ; attempt++) {
            var stored = aggregates.load(key).orElseThrow();
            if (stored.state().equals(entry)) {
                return;
            }
            try {
                aggregates.save(stored, change(entry, event));
                return;
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static <S> Change<S> change(S entry, Function<S, RenewalEvent> event) {
        return new Change<>(entry, List.of(event.apply(entry)), null);
    }
}
