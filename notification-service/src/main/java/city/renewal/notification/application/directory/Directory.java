package city.renewal.notification.application.directory;

import city.renewal.events.Person;
import city.renewal.notification.domain.recipient.KnownPeople;
import java.util.Collection;
import java.util.List;

/** This service's copy of the directory's people. */
public interface Directory {
    /** A person's directory entry, with the sequence of the fact that recorded it. */
    record RecordedPerson(Person person, long sequence) {}

    /** The directory entries of these people and units. */
    KnownPeople among(Collection<String> personIds, Collection<String> unitIds);

    List<Person> people(Collection<String> personIds);

    /**
     * The active people, by person id.
     *
     * @param after the last one that was seen; empty: from the first
     */
    List<Person> active(String after, int limit);

    /** Stores each entry unless the stored one has the same or a higher sequence. */
    void keepAll(Collection<RecordedPerson> recorded);
}
