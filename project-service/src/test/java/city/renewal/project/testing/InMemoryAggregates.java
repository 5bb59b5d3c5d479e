package city.renewal.project.testing;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Aggregates in memory with all published events. A test can inject a crash between two writes of a bulk. */
public class InMemoryAggregates<S> implements Aggregates<S> {
    private final Map<String, StoredAggregate<S>> byId = new TreeMap<>();
    private final List<RenewalEvent> published = new ArrayList<>();
    private int writesUntilCrash = Integer.MAX_VALUE;

    /** Makes the write after the given number of writes throw. */
    public void crashAfter(int writes) {
        writesUntilCrash = writes;
    }

    public List<RenewalEvent> published() {
        return List.copyOf(published);
    }

    public List<StoredAggregate<S>> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public Optional<StoredAggregate<S>> load(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<StoredAggregate<S>> loadAll(Collection<String> ids) {
        return ids.stream().flatMap(id -> load(id).stream()).toList();
    }

    @Override
    public boolean create(String id, Change<S> change) {
        if (byId.containsKey(id)) {
            return false;
        }
        write(
                new StoredAggregate<>(id, 1, change.events().size(), change.state(), handled(List.of(), change, 1)),
                change);
        return true;
    }

    @Override
    public Set<String> createAll(List<NewAggregate<S>> aggregates) {
        var taken = new HashSet<String>();
        for (var aggregate : aggregates) {
            if (!create(aggregate.id(), aggregate.change())) {
                taken.add(aggregate.id());
            }
        }
        return taken;
    }

    @Override
    public long save(StoredAggregate<S> read, Change<S> change) {
        var version = read.version() + 1;
        if (!load(read.id()).filter(now -> now.version() == read.version()).isPresent()) {
            throw new ConcurrentChange(read.id(), read.version());
        }
        var sequence = read.sequence() + change.events().size();
        write(
                new StoredAggregate<>(
                        read.id(), version, sequence, change.state(), handled(read.handled(), change, version)),
                change);
        return version;
    }

    @Override
    public long publishSnapshot(StoredAggregate<S> read, RenewalEvent snapshot) {
        return save(read, new Change<>(read.state(), List.of(), null));
    }

    private void write(StoredAggregate<S> stored, Change<S> change) {
        if (writesUntilCrash-- <= 0) {
            throw new IllegalStateException("crashed");
        }
        byId.put(stored.id(), stored);
        published.addAll(change.events());
    }

    private static <S> List<HandledCommand> handled(List<HandledCommand> before, Change<S> change, long version) {
        var handled = new ArrayList<>(before);
        if (change.commandId() != null) {
            handled.add(new HandledCommand(change.commandId(), version));
        }
        return handled;
    }
}
