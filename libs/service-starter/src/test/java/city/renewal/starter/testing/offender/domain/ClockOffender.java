package city.renewal.starter.testing.offender.domain;

import java.time.Instant;
import java.util.UUID;

/** A domain class that asks for the time and makes ids itself. */
public final class ClockOffender {
    public Instant when() {
        return Instant.now();
    }

    public UUID which() {
        return UUID.randomUUID();
    }
}
