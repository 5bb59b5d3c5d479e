package city.renewal.notification.application.delivery;

import city.renewal.notification.application.delivery.Endpoint.RateLimit;
import java.time.Instant;

/** Rate limits of receivers, counted across all instances. */
public interface RateLimits {
    /**
     * How many may go now.
     *
     * @param next when there is room again
     */
    record Grant(int now, Instant next) {}

    Grant take(String endpointId, RateLimit limit, int wanted, Instant now);
}
