package city.renewal.starter.testing.offender.domain;

import java.time.Instant;
import java.util.UUID;

/** A domain class that reads the system clock and creates ids. */
public final class ClockOffender {
    public Instant when() {
        return Instant.now();
    }

    public UUID which() {
        return UUID.randomUUID();
    }
}
