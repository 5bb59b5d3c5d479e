package city.renewal.project.domain.ledger;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.project.domain.directory.DirectoryView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory in which the people and units that a ledger names are looked up. */
public interface LedgerDirectory {
    /** An empty directory that accepts every name and gives it an id that is made of the name. */
    LedgerDirectory NONE = new LedgerDirectory() {
        @Override
        public UnknownPeople unknownPeople() {
            return UnknownPeople.ACCEPT;
        }

        @Override
        public DirectoryView view(Set<String> personIds, Set<String> nameKeys) {
            return new DirectoryView("", List.of(), List.of(), List::of);
        }
    };

    /** People whom an example may name, so that it can be imported as it is. */
    record Example(Unit unit, Person owner, Person leader) {}

    UnknownPeople unknownPeople();

    /** Empty if the directory has no person of the district. */
    default Optional<Example> example() {
        return Optional.empty();
    }

    /**
     * What is known of these people.
     *
     * @param nameKeys of the names that the ledger gives ({@code NameKey.of})
     */
    DirectoryView view(Set<String> personIds, Set<String> nameKeys);
}
