package city.renewal.starter.aggregate;

import city.renewal.events.RenewalEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Repository of event-sourced aggregates of one type. Every write stores the new state and its facts atomically; the
 * facts are published afterwards, in order and at least once.
 */
public interface Aggregates<S> {
    Optional<StoredAggregate<S>> load(String id);

    List<StoredAggregate<S>> loadAll(Collection<String> ids);

    /** Stores a new aggregate at version 1. Returns false and changes nothing if the id is taken. */
    boolean create(String id, Change<S> change);

    /** Stores the aggregates whose id is free and returns the ids that are taken. */
    Set<String> createAll(List<NewAggregate<S>> aggregates);

    /**
     * Stores a change with a compare-and-set on the version that was read.
     *
     * @return the new version
     * @throws ConcurrentChange if the stored version differs from the version that was read
     */
    long save(StoredAggregate<S> read, Change<S> change);

    /**
     * Publishes a snapshot of the present state under the sequence number that was read, without taking a new number.
     *
     * @return the new version
     * @throws ConcurrentChange if the stored version differs from the version that was read
     */
    long publishSnapshot(StoredAggregate<S> read, RenewalEvent snapshot);
}
