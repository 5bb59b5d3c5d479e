package city.renewal.project.application.directory;

import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.project.application.command.ExpectedState;
import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.Outcome.Done;
import city.renewal.project.application.command.Outcome.Refused;
import city.renewal.project.application.command.Upsert;
import city.renewal.project.application.command.Upsert.Check;
import city.renewal.project.domain.project.Fault;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.text.NameOrder;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records and reads the people and units of the directory. Administrators record them; an administrator with areas only
 * within these areas. Callers who may read projects read the people in their sight. A person out of sight gives the
 * same response as one who does not exist.
 */
public final class DirectoryCommands {
    private static final String NOT_YOURS =
            "An administrator records people and units within the areas that they were given";

    private final People people;
    private final Units units;
    private final Upsert<Person> personUpsert;
    private final Upsert<Unit> unitUpsert;
    private final InstantSource clock;

    public DirectoryCommands(People people, Units units, InstantSource clock) {
        this.people = people;
        this.units = units;
        this.personUpsert = new Upsert<>(people);
        this.unitUpsert = new Upsert<>(units);
        this.clock = clock;
    }

    public Outcome<Person> record(Caller caller, Person next, ExpectedState expected) {
        var rights = rights(caller);
        var ready = personUpsert.check(next.personId(), expected, stored -> refusal(rights, next, stored));
        return switch (ready) {
            case Check.Refused<Person>(var refused) -> refused;
            case Check.Passed<Person> yes ->
                personUpsert.store(
                        next.personId(),
                        yes,
                        next,
                        new PersonRecorded(next, caller.personId(), clock.instant()),
                        Function.identity());
        };
    }

    public Outcome<Unit> record(Caller caller, Unit next, ExpectedState expected) {
        var rights = rights(caller);
        var ready = unitUpsert.check(next.unitId(), expected, stored -> refusal(rights, next, stored));
        return switch (ready) {
            case Check.Refused<Unit>(var refused) -> refused;
            case Check.Passed<Unit> yes ->
                unitUpsert.store(
                        next.unitId(),
                        yes,
                        next,
                        new UnitRecorded(next, caller.personId(), clock.instant()),
                        Function.identity());
        };
    }

    public Outcome<Person> person(Caller caller, String personId) {
        var visibility = visibility(caller);
        return people.load(personId)
                .filter(stored -> visibility.sees(stored.state()))
                .<Outcome<Person>>map(Done::of)
                .orElseGet(() -> Outcome.notFound("person", personId));
    }

    public Outcome<Unit> unit(Caller caller, String unitId) {
        var visibility = visibility(caller);
        return units.load(unitId)
                .filter(stored -> visibility.sees(stored.state()))
                .<Outcome<Unit>>map(Done::of)
                .orElseGet(() -> Outcome.notFound("unit", unitId));
    }

    /** Filter for the list of people; see {@link People.Query}. */
    public record Search(
            @Nullable String name,
            @Nullable String unit,
            @Nullable Boolean active,
            @Nullable String afterOrder,
            int limit) {}

    public List<StoredAggregate<Person>> people(Caller caller, Search search) {
        return people.find(new People.Query(
                visibility(caller),
                search.name(),
                search.unit(),
                search.active(),
                search.afterOrder(),
                search.limit()));
    }

    /** The units in sight, sorted by Chinese name, starting after {@code afterOrder}. */
    public List<Unit> units(Caller caller, @Nullable String afterOrder, int limit) {
        var all = states();
        var visibility = PeopleVisibility.of(caller, all);
        return all.stream()
                .filter(visibility::sees)
                .filter(unit -> afterOrder == null || order(unit).compareTo(afterOrder) > 0)
                .sorted(Comparator.comparing(DirectoryCommands::order))
                .limit(limit)
                .toList();
    }

    public static String order(Unit unit) {
        return NameOrder.key(unit.name(), unit.unitId());
    }

    private PeopleVisibility visibility(Caller caller) {
        return PeopleVisibility.of(caller, states());
    }

    private DirectoryRights rights(Caller caller) {
        return new DirectoryRights(caller, states().stream().collect(Collectors.toMap(Unit::unitId, unit -> unit)));
    }

    private List<Unit> states() {
        return units.all().stream().map(StoredAggregate::state).toList();
    }

    private static @Nullable Refused<Person> refusal(
            DirectoryRights rights, Person next, @Nullable StoredAggregate<Person> stored) {
        if (!rights.mayRecord(next)) {
            return Outcome.forbidden(NOT_YOURS, new Fault("units", "must be units in the areas that you were given"));
        }
        return stored == null || rights.mayRecord(stored.state()) ? null : Outcome.forbidden(NOT_YOURS);
    }

    private @Nullable Refused<Unit> refusal(DirectoryRights rights, Unit next, @Nullable StoredAggregate<Unit> stored) {
        if (!rights.mayRecord(next)) {
            return Outcome.forbidden(NOT_YOURS, new Fault("area", "must lie in an area that you were given"));
        }
        if (stored != null && !rights.mayRecord(stored.state())) {
            return Outcome.forbidden(NOT_YOURS);
        }
        return rights.isBelowItself(next)
                ? Upsert.invalid(List.of(new Fault("parent", "must not lead back to the unit itself")))
                : null;
    }
}
