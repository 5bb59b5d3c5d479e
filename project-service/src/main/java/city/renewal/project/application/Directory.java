package city.renewal.project.application;

import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.LedgerDirectory;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.starter.aggregate.Stored;
import java.util.Set;

/** The directory of people and units, to look up whom somebody means by a name. */
public final class Directory {
    private final People people;
    private final Units units;

    public Directory(People people, Units units) {
        this.people = people;
        this.units = units;
    }

    /** What is known of these people, as a district sees it. */
    DirectoryView view(String district, Set<String> personIds, Set<String> nameKeys) {
        return new DirectoryView(
                district,
                units.all().stream().map(Stored::state).toList(),
                people.withIdsOrNames(personIds, nameKeys),
                people::everybody);
    }

    LedgerDirectory forLedger(String district, UnknownPeople unknownPeople) {
        return new LedgerDirectory() {
            @Override
            public UnknownPeople unknownPeople() {
                return unknownPeople;
            }

            @Override
            public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
                return Directory.this.view(district, personIds, nameKeys);
            }
        };
    }
}
