package city.renewal.starter.aggregate;

import city.renewal.events.RenewalEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps aggregates of one kind. Every write stores the new state and the facts that led there, or nothing; the facts are
 * published afterwards, in order and at least once.
 */
public interface Aggregates<S> {
    Optional<Stored<S>> load(String id);

    List<Stored<S>> loadAll(Collection<String> ids);

    /** Stores a new aggregate at version 1; false when the id is taken, and then nothing is changed. */
    boolean create(String id, Change<S> change);

    /** Stores those whose id is free; answers with the ids that were taken. */
    Set<String> createAll(List<NewAggregate<S>> aggregates);

    /**
     * Stores the change on top of what was read.
     *
     * @return the version it led to
     * @throws ConcurrentChange when it is no longer at the version that was read
     */
    long save(Stored<S> read, Change<S> change);

    /**
     * Publishes a fact that repeats what is known at the sequence that was read (a snapshot), and takes no new number.
     *
     * @throws ConcurrentChange when it is no longer at the version that was read
     */
    long repeat(Stored<S> read, RenewalEvent snapshot);
}
