package city.renewal.project.application.directory;

import city.renewal.events.Person;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Looks up people and units in the directory by id or name. */
public final class DirectoryLookup {
    private final People people;
    private final Units units;

    public DirectoryLookup(People people, Units units) {
        this.people = people;
        this.units = units;
    }

    /** The directory entries of these people that are visible to a district. */
    public DirectoryView view(String district, Set<String> personIds, Set<String> nameKeys) {
        return new DirectoryView(
                district,
                units.all().stream().map(StoredAggregate::state).toList(),
                people.withIdsOrNames(personIds, nameKeys),
                people::everybody);
    }

    /**
     * An example for templates: a unit of the district with an active member, and a leader, preferably one without a
     * unit.
     */
    private Optional<LedgerDirectory.Example> example(String district) {
        var inDistrict = units.all().stream()
                .map(StoredAggregate::state)
                .filter(unit -> unit.area() != null && unit.area().startsWith(district))
                .toList();
        var active = people.everybody().stream()
                .filter(Person::active)
                .sorted(Comparator.comparing(Person::personId))
                .toList();
        for (var unit : inDistrict) {
            var staff = active.stream()
                    .filter(person -> person.units().contains(unit.unitId()))
                    .findFirst();
            if (staff.isPresent()) {
                var leader = active.stream()
                        .filter(person -> person.units().isEmpty())
                        .findFirst()
                        .orElse(staff.get());
                return Optional.of(new LedgerDirectory.Example(unit, staff.get(), leader));
            }
        }
        return Optional.empty();
    }

    public LedgerDirectory forLedger(String district, UnknownPeople unknownPeople) {
        return new LedgerDirectory() {
            @Override
            public UnknownPeople unknownPeople() {
                return unknownPeople;
            }

            @Override
            public Optional<LedgerDirectory.Example> example() {
                return DirectoryLookup.this.example(district);
            }

            @Override
            public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
                return DirectoryLookup.this.view(district, personIds, nameKeys);
            }
        };
    }
}
