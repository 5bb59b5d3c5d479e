package city.renewal.notification.application;

import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.routing.Versioned;
import java.util.ArrayList;
import java.util.List;

/** Versions of rules in memory. Thread-safe. */
public final class InMemoryRules<T> implements VersionedRules<T> {
    private final List<Versioned<T>> versions = new ArrayList<>();

    public InMemoryRules(T builtIn) {
        versions.add(Versioned.builtIn(builtIn));
    }

    @Override
    public synchronized Versioned<T> current() {
        return versions.getLast();
    }

    @Override
    public synchronized boolean add(Versioned<T> next) {
        return next.version() == versions.size() && versions.add(next);
    }
}
