package city.renewal.notification.application.order;

import city.renewal.events.RenewalEvent;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that may kill whoever writes to it, before or after the write. */
public record KillingAggregates<S>(Aggregates<S> store, Runnable perhaps) implements Aggregates<S> {
    @Override
    public Optional<StoredAggregate<S>> load(String id) {
        return store.load(id);
    }

    @Override
    public List<StoredAggregate<S>> loadAll(Collection<String> ids) {
        return store.loadAll(ids);
    }

    @Override
    public boolean create(String id, Change<S> change) {
        perhaps.run();
        var created = store.create(id, change);
        perhaps.run();
        return created;
    }

    @Override
    public Set<String> createAll(List<NewAggregate<S>> aggregates) {
        return store.createAll(aggregates);
    }

    @Override
    public long save(StoredAggregate<S> read, Change<S> change) {
        perhaps.run();
        var version = store.save(read, change);
        perhaps.run();
        return version;
    }

    @Override
    public long publishSnapshot(StoredAggregate<S> read, RenewalEvent snapshot) {
        return store.publishSnapshot(read, snapshot);
    }
}
