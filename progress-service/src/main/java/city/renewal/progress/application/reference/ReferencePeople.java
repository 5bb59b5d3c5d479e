package city.renewal.progress.application.reference;

import city.renewal.events.Person;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Stores reference copies of the people in the directory. */
public interface ReferencePeople {
    /** A person at a sequence number, which counts within the person. */
    record PersonVersion(Person person, long sequence) {}

    /**
     * Stores each person unless the same or a later fact about the person is stored already.
     *
     * @param byId at most one per person
     * @return the number of people whose stored copy changed
     */
    int saveIfNewer(Map<String, PersonVersion> byId);

    /** Returns the ids of people who are recorded and active. */
    Set<String> active(Collection<String> personIds);

    /** Returns names by id for the people who are recorded, active or not. */
    Map<String, String> names(Collection<String> personIds);
}
