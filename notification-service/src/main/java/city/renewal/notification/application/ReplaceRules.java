package city.renewal.notification.application;

import city.renewal.notification.domain.rules.Versioned;
import city.renewal.starter.security.Caller;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** An administrator replaces one kind of rules as a whole, on top of the version that they read. */
public final class ReplaceRules<T> {
    private final VersionedRules<T> rules;
    private final InstantSource clock;

    public ReplaceRules(VersionedRules<T> rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer<T> {
        record Replaced<T>(Versioned<T> version) implements Answer<T> {}

        /** Somebody replaced them meanwhile. */
        record Stale<T>(long current) implements Answer<T> {}
    }

    public Versioned<T> current() {
        return rules.current();
    }

    /** @param read the version that the change was made from; null: whichever there is */
    public Answer<T> replace(T next, @Nullable Long read, Caller caller) {
        var current = rules.current();
        if (read != null && read != current.version()) {
            return new Answer.Stale<>(current.version());
        }
        var version = new Versioned<>(current.version() + 1, next, caller.personId(), clock.instant());
        return rules.add(version) ? new Answer.Replaced<>(version) : new Answer.Stale<>(version.version());
    }
}
