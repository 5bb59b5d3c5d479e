package city.renewal.progress.application;

import city.renewal.events.Person;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Keeps our own copies of the people of the directory. */
public interface PeopleCopies {
    /** A person as a fact recorded them; the sequence counts within the person. */
    record Recorded(Person person, long sequence) {}

    /**
     * Keeps each unless this or a later fact about the same person was kept before.
     *
     * @param byId at most one per person
     * @return how many were news
     */
    int keep(Map<String, Recorded> byId);

    /** Those of the ids that belong to people who are recorded and active. */
    Set<String> active(Collection<String> personIds);

    /** Names by id, of those of the ids that are recorded, active or not. */
    Map<String, String> names(Collection<String> personIds);
}
