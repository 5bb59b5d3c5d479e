package city.renewal.starter.testing;

import city.renewal.events.RenewalEvent;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.HandledCommand;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In-memory implementation of {@link Aggregates} that also keeps the facts of each aggregate. Thread-safe. */
public class InMemoryAggregates<S> implements Aggregates<S> {
    private final Map<String, StoredAggregate<S>> stored = new LinkedHashMap<>();
    private final Map<String, List<RenewalEvent>> facts = new LinkedHashMap<>();

    @Override
    public synchronized Optional<StoredAggregate<S>> load(String id) {
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public synchronized List<StoredAggregate<S>> loadAll(Collection<String> ids) {
        return stored.values().stream()
                .filter(aggregate -> ids.contains(aggregate.id()))
                .toList();
    }

    @Override
    public synchronized boolean create(String id, Change<S> change) {
        if (stored.containsKey(id)) {
            return false;
        }
        put(id, 1, 0, List.of(), change);
        return true;
    }

    @Override
    public synchronized Set<String> createAll(List<NewAggregate<S>> aggregates) {
        var taken = new HashSet<String>();
        for (var aggregate : aggregates) {
            if (!create(aggregate.id(), aggregate.change())) {
                taken.add(aggregate.id());
            }
        }
        return taken;
    }

    @Override
    public synchronized long save(StoredAggregate<S> read, Change<S> change) {
        requireUnchanged(read);
        put(read.id(), read.version() + 1, read.sequence(), read.handled(), change);
        return read.version() + 1;
    }

    @Override
    public synchronized long publishSnapshot(StoredAggregate<S> read, RenewalEvent snapshot) {
        requireUnchanged(read);
        var version = read.version() + 1;
        stored.put(read.id(), new StoredAggregate<>(read.id(), version, read.sequence(), read.state(), read.handled()));
        return version;
    }

    /** The facts of an aggregate, oldest first. */
    public synchronized List<RenewalEvent> factsOf(String id) {
        return List.copyOf(facts.getOrDefault(id, List.of()));
    }

    public synchronized List<StoredAggregate<S>> all() {
        return List.copyOf(stored.values());
    }

    private void requireUnchanged(StoredAggregate<S> read) {
        var now = stored.get(read.id());
        if (now == null || now.version() != read.version()) {
            throw new ConcurrentChange(read.id(), read.version());
        }
    }

    private void put(String id, long version, long sequence, List<HandledCommand> before, Change<S> change) {
        var handled = new ArrayList<>(before);
        if (change.commandId() != null) {
            handled.add(new HandledCommand(change.commandId(), version));
        }
        stored.put(
                id,
                new StoredAggregate<>(id, version, sequence + change.events().size(), change.state(), handled));
        facts.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(change.events());
    }
}
