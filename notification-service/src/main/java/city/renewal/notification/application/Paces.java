package city.renewal.notification.application;

import city.renewal.notification.application.Endpoint.Pace;
import java.time.Instant;

/** Counts what went to receivers that take only so much in a while, across all instances. */
public interface Paces {
    /**
     * How many may go now.
     *
     * @param next when there is room again
     */
    record Grant(int now, Instant next) {}

    Grant take(String endpointId, Pace pace, int wanted, Instant now);
}
