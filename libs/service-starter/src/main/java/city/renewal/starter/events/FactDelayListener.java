package city.renewal.starter.events;

import java.time.Instant;

/**
 * Called after a handler has processed a fact, so that a service can measure the delay from the decision to the effect.
 */
@FunctionalInterface
public interface FactDelayListener {
    FactDelayListener UNMEASURED = _ -> {};

    /** @param decidedAt the real instant of the write that created the fact */
    void handled(Instant decidedAt);
}
