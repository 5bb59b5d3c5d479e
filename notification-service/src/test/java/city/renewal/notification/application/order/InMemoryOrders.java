package city.renewal.notification.application.order;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.testing.InMemoryAggregates;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders in memory. */
public final class InMemoryOrders extends InMemoryAggregates<SupervisionOrder> implements OrderQueries {
    private record Claim(long version, Instant until) {}

    private static final Comparator<SupervisionOrder> NEWEST_FIRST = Comparator.comparing(InMemoryOrders::issuedAt)
            .thenComparing(SupervisionOrder::orderId)
            .reversed();

    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, String> byOrigin = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();

    @Override
    public synchronized boolean create(String id, Change<SupervisionOrder> change) {
        var order = change.state();
        if (byOrigin.containsKey(order.issue().origin()) || !super.create(id, change)) {
            return false;
        }
        byOrigin.put(order.issue().origin(), id);
        var office = order.number().office();
        if (office != null) {
            last.merge(
                    book(office.area(), order.number().year()), order.number().serial(), Math::max);
        }
        return true;
    }

    @Override
    public List<StoredAggregate<SupervisionOrder>> find(
            OrderFilter filter, Viewer viewer, @Nullable After after, int limit) {
        return all().stream()
                .filter(stored -> viewer.sees(stored.state()) && matches(filter, stored.state()))
                .filter(stored -> after == null || isBehind(after, stored.state()))
                .sorted(Comparator.comparing(StoredAggregate::state, NEWEST_FIRST))
                .limit(limit)
                .toList();
    }

    @Override
    public long count(OrderFilter filter, Viewer viewer) {
        return find(filter, viewer, null, Integer.MAX_VALUE).size();
    }

    private static boolean isBehind(After after, SupervisionOrder order) {
        var compared = issuedAt(order).compareTo(after.issuedAt().truncatedTo(ChronoUnit.MILLIS));
        return compared < 0 || (compared == 0 && order.orderId().compareTo(after.orderId()) < 0);
    }

    private static Instant issuedAt(SupervisionOrder order) {
        return order.issue().at().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean matches(OrderFilter filter, SupervisionOrder order) {
        var subject = order.subject();
        var overdue = filter.overdueAt();
        return Stream.of(
                        isOr(filter.programme(), subject.programme()),
                        isOr(filter.project(), subject.projectId()),
                        isOr(filter.unit(), subject.unit().unitId()),
                        isOr(filter.colour(), order.colour()),
                        isOr(filter.state(), order.state()),
                        isOr(filter.open(), order.state() != OrderState.CLOSED),
                        overdue == null || overdue.is() == order.isOverdue(overdue.at()))
                .allMatch(holds -> holds);
    }

    private static boolean isOr(@Nullable Object wanted, Object is) {
        return wanted == null || wanted.equals(is);
    }

    @Override
    public synchronized int lastSerial(String district, int year) {
        return last.getOrDefault(book(district, year), 0);
    }

    private static String book(String district, int year) {
        return district + "/" + year;
    }

    @Override
    public synchronized Optional<StoredAggregate<SupervisionOrder>> issuedAs(String origin) {
        return Optional.ofNullable(byOrigin.get(origin)).flatMap(this::load);
    }

    @Override
    public List<StoredAggregate<SupervisionOrder>> openAbout(String projectId) {
        return all().stream()
                .filter(stored -> stored.state().state() != OrderState.CLOSED
                        && stored.state().subject().projectId().equals(projectId))
                .toList();
    }

    @Override
    public synchronized List<StoredAggregate<SupervisionOrder>> claimDue(
            Instant now, Instant real, Duration lease, int limit) {
        var due = all().stream()
                .filter(stored -> isDue(stored.state(), now) && isFree(stored, real))
                .sorted(Comparator.<StoredAggregate<SupervisionOrder>, Instant>comparing(
                                stored -> Objects.requireNonNull(stored.state().dueAt()))
                        .thenComparing(StoredAggregate::id))
                .limit(limit)
                .toList();
        due.forEach(stored -> claims.put(stored.id(), new Claim(stored.version(), real.plus(lease))));
        return due;
    }

    private static boolean isDue(SupervisionOrder order, Instant now) {
        var next = order.dueAt();
        return next != null && !next.isAfter(now);
    }

    /** A claim ends with the next write. */
    private boolean isFree(StoredAggregate<SupervisionOrder> stored, Instant real) {
        var claim = claims.get(stored.id());
        return claim == null || claim.version != stored.version() || !claim.until.isAfter(real);
    }
}
