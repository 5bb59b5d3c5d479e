package city.renewal.starter.events;

import java.time.Instant;

/** Told of every fact that a handler has dealt with, so that a service can measure how long its effect took. */
@FunctionalInterface
public interface FactDelay {
    FactDelay UNMEASURED = _ -> {};

    /** @param decidedAt the real instant at which the fact was decided */
    void handled(Instant decidedAt);
}
