package city.renewal.notification.application.order;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queries over many orders. The store guarantees that ids and origins are unique. */
public interface OrderQueries {
    /** The cursor of a page: it begins after this order. */
    record After(Instant issuedAt, String orderId) {}

    /** The orders of the filter that the viewer may see, the newest first. */
    List<StoredAggregate<SupervisionOrder>> find(OrderFilter filter, Viewer viewer, @Nullable After after, int limit);

    /** How many that would be, on all pages. */
    long count(OrderFilter filter, Viewer viewer);

    /** The highest serial number that a district's office has given in a year; 0 before the first. */
    int lastSerial(String district, int year);

    /** The order that came of a command or decision, if it was issued. */
    Optional<StoredAggregate<SupervisionOrder>> issuedAs(String origin);

    /** The open orders about a project or its nodes. */
    List<StoredAggregate<SupervisionOrder>> openAbout(String projectId);

    /**
     * Claims orders that are due, the longest waiting first. No other instance gets them until the lease expires or the
     * order is written; a claim counts as a write, so that a save of an earlier read fails.
     *
     * @param now in the domain's time
     * @param real real time, by which the lease counts
     */
    List<StoredAggregate<SupervisionOrder>> claimDue(Instant now, Instant real, Duration lease, int limit);
}
