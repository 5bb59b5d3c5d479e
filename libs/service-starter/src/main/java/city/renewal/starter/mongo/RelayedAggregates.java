package city.renewal.starter.mongo;

import city.renewal.events.RenewalEvent;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.outbox.OutboxRelay;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notifies the relay after every write, so that facts are published without waiting for the relay's poll. */
public class RelayedAggregates<S> implements Aggregates<S> {
    private final AggregateCollection<S> collection;
    private final OutboxRelay relay;

    public RelayedAggregates(AggregateCollection<S> collection, OutboxRelay relay) {
        this.collection = collection;
        this.relay = relay;
    }

    @Override
    public Optional<StoredAggregate<S>> load(String id) {
        return collection.load(id);
    }

    @Override
    public List<StoredAggregate<S>> loadAll(Collection<String> ids) {
        return collection.loadAll(ids);
    }

    @Override
    public boolean create(String id, Change<S> change) {
        var created = collection.create(id, change);
        if (created) {
            relay.nudge(id);
        }
        return created;
    }

    @Override
    public Set<String> createAll(List<NewAggregate<S>> aggregates) {
        var taken = collection.createAll(aggregates);
        relay.nudgeAll(aggregates.stream()
                .map(NewAggregate::id)
                .filter(id -> !taken.contains(id))
                .toList());
        return taken;
    }

    @Override
    public long save(StoredAggregate<S> read, Change<S> change) {
        var version = collection.save(read, change);
        relay.nudge(read.id());
        return version;
    }

    @Override
    public long publishSnapshot(StoredAggregate<S> read, RenewalEvent snapshot) {
        var version = collection.publishSnapshot(read, snapshot);
        relay.nudge(read.id());
        return version;
    }

    protected AggregateCollection<S> collection() {
        return collection;
    }
}
