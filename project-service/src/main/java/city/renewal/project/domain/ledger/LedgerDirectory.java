package city.renewal.project.domain.ledger;

import city.renewal.events.Person;
import city.renewal.events.Unit;
import city.renewal.project.domain.directory.DirectoryView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory for looking up the people and units in a ledger. */
public interface LedgerDirectory {
    /** An empty directory that accepts every name and derives an id from it. */
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

    /** People for the template's example, so that it can be imported unchanged. */
    record Example(Unit unit, Person owner, Person leader) {}

    UnknownPeople unknownPeople();

    /** Empty if the directory has no person of the district. */
    default Optional<Example> example() {
        return Optional.empty();
    }

    /**
     * The directory entries of these people.
     *
     * @param nameKeys keys of the names in the ledger ({@code NameKey.of})
     */
    DirectoryView view(Set<String> personIds, Set<String> nameKeys);
}
