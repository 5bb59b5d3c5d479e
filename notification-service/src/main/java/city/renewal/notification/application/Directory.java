package city.renewal.notification.application;

import city.renewal.events.Person;
import city.renewal.notification.domain.rules.KnownPeople;
import java.util.Collection;
import java.util.List;

/** This service's copy of the directory's people. */
public interface Directory {
    /** A person as they were last recorded. */
    record Recorded(Person person, long sequence) {}

    /** What the directory says of these people and units. */
    KnownPeople among(Collection<String> personIds, Collection<String> unitIds);

    List<Person> people(Collection<String> personIds);

    /**
     * Those who haven't left, by person id.
     *
     * @param after the last one that was seen; empty: from the first
     */
    List<Person> active(String after, int limit);

    /** Keeps each unless it is kept as new or newer already. */
    void keepAll(Collection<Recorded> recorded);
}
