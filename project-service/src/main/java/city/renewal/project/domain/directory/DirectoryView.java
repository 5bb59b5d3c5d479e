package city.renewal.project.domain.directory;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of the directory in which one district's names are looked up: its own units and people, those of units above it,
 * and those whom no unit places anywhere.
 */
public final class DirectoryView {
    private static final int NEAREST = 3;

    private final String district;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Supplier<List<Person>> everybody;
    private @Nullable List<Person> suggestable;

    /**
     * @param units all of them
     * @param candidates the people with an id or a name that will be asked for
     * @param everybody all people; read only when a name fits nobody and the nearest are wanted
     */
    public DirectoryView(
            String district, Collection<Unit> units, Collection<Person> candidates, Supplier<List<Person>> everybody) {
        this.district = district;
        units.forEach(unit -> this.units.put(unit.unitId(), unit));
        candidates.stream().filter(this::isInReach).forEach(person -> people.put(person.personId(), person));
        this.everybody = everybody;
    }

    public Optional<Person> person(String personId) {
        return Optional.ofNullable(people.get(personId));
    }

    public Optional<Unit> unit(String unitId) {
        return Optional.ofNullable(units.get(unitId)).filter(this::isInReach);
    }

    /** Whether the unit is recorded, or somebody who was looked for belongs to it. */
    public boolean knowsUnit(String unitId) {
        return unit(unitId).isPresent()
                || people.values().stream().anyMatch(person -> person.units().contains(unitId));
    }

    /** The active people of a unit who bear the name. */
    public List<Person> named(String name, String unitId) {
        return named(name).stream()
                .filter(person -> person.units().contains(unitId))
                .toList();
    }

    /** The active people who bear the name, in whichever unit. */
    public List<Person> named(String name) {
        var key = NameKey.of(name);
        return people.values().stream()
                .filter(Person::active)
                .filter(person -> bears(person, key))
                .toList();
    }

    public List<Unit> unitsNamed(String name) {
        var key = NameKey.of(name);
        return units.values().stream()
                .filter(this::isInReach)
                .filter(unit -> NameKey.of(unit.name()).equals(key))
                .toList();
    }

    public static boolean bears(Person person, String nameKey) {
        return keys(person).anyMatch(nameKey::equals);
    }

    /** Active people of the district whose name resembles this one, the nearest first, and those of the unit before others. */
    public List<Person> nearest(String name, @Nullable String unitId) {
        var key = NameKey.of(name);
        return suggestable().stream()
                .filter(person -> isNear(distance(person, key), key))
                .sorted(Comparator.<Person>comparingInt(person -> distance(person, key))
                        .thenComparing(person -> !person.units().contains(String.valueOf(unitId)))
                        .thenComparing(Person::personId))
                .limit(NEAREST)
                .toList();
    }

    public List<Unit> nearestUnits(String name) {
        var key = NameKey.of(name);
        return units.values().stream()
                .filter(this::isOfDistrict)
                .filter(unit -> isNear(NameDistance.between(NameKey.of(unit.name()), key), key))
                .sorted(Comparator.<Unit>comparingInt(unit -> NameDistance.between(NameKey.of(unit.name()), key))
                        .thenComparing(Unit::unitId))
                .limit(NEAREST)
                .toList();
    }

    /** What the unit is called; its id where it isn't recorded. */
    public String unitName(String unitId) {
        return unit(unitId).map(Unit::name).orElse(unitId);
    }

    private List<Person> suggestable() {
        var known = suggestable;
        if (known == null) {
            // Only whom the district's own commander sees: a name must not tell who works elsewhere.
            Predicate<Person> seen = person -> areas(person).allMatch(area -> area.startsWith(district));
            known = everybody.get().stream().filter(Person::active).filter(seen).toList();
            suggestable = known;
        }
        return known;
    }

    private static boolean isNear(int distance, String key) {
        return distance < Math.max(2, key.codePointCount(0, key.length()));
    }

    private static int distance(Person person, String key) {
        return keys(person)
                .mapToInt(name -> NameDistance.between(name, key))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static Stream<String> keys(Person person) {
        return Stream.concat(Stream.of(person.name()), person.aliases().stream())
                .map(NameKey::of);
    }

    private boolean isInReach(Person person) {
        return areas(person).findAny().isEmpty() || areas(person).anyMatch(this::isInReach);
    }

    private boolean isInReach(Unit unit) {
        return unit.area() == null || isInReach(unit.area());
    }

    private boolean isInReach(String area) {
        return area.startsWith(district) || district.startsWith(area);
    }

    private boolean isOfDistrict(Unit unit) {
        return unit.area() == null || unit.area().startsWith(district);
    }

    private Stream<String> areas(Person person) {
        return person.units().stream()
                .map(units::get)
                .filter(unit -> unit != null && unit.area() != null)
                .map(unit -> String.valueOf(unit.area()));
    }
}
