package city.renewal.notification.application.rules;

import city.renewal.notification.domain.routing.Versioned;
import city.renewal.starter.security.Caller;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** An administrator replaces one kind of rules as a whole, by compare-and-set on the version that they read. */
public final class ReplaceRules<T> {
    private final VersionedRules<T> rules;
    private final InstantSource clock;

    public ReplaceRules(VersionedRules<T> rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The result of the command. */
    public sealed interface Result<T> {
        record Replaced<T>(Versioned<T> version) implements Result<T> {}

        /** The rules were replaced after the version that the caller read. */
        record Stale<T>(long current) implements Result<T> {}
    }

    public Versioned<T> current() {
        return rules.current();
    }

    /** @param read the version that the change was made from; null: whichever there is */
    public Result<T> replace(T next, @Nullable Long read, Caller caller) {
        var current = rules.current();
        if (read != null && read != current.version()) {
            return new Result.Stale<>(current.version());
        }
        var version = new Versioned<>(current.version() + 1, next, caller.personId(), clock.instant());
        return rules.add(version) ? new Result.Replaced<>(version) : new Result.Stale<>(version.version());
    }
}
