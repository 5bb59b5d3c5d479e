package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The routing tree in force, and who set it; version 0 is what the service came with. */
record RoutingRow(
        long version, @Nullable String changedBy, @Nullable Instant changedAt, Route root) {
    static RoutingRow of(Versioned<Route> version) {
        return new RoutingRow(version.version(), version.changedBy(), version.changedAt(), version.rules());
    }
}
