package city.renewal.notification.application;

import city.renewal.notification.application.alert.AlertFilter;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Responsible;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.routing.InhibitionContext;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.testing.InMemoryAggregates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts in memory, with every decision that one of them ever had outgoing. */
public final class InMemoryAlerts extends InMemoryAggregates<Alert> implements AlertQueries, OutgoingNotifications {
    private record Claim(long version, Instant until) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Instant> outgoingSince = new HashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final InstantSource real;

    /** On which whatever is outgoing is old enough to be recovered. */
    public InMemoryAlerts() {
        this(() -> Instant.EPOCH);
    }

    /** @param real by which the age of outgoing decisions counts */
    public InMemoryAlerts(InstantSource real) {
        this.real = real;
    }

    private static final Comparator<Alert> NEWEST_FIRST = Comparator.comparing(InMemoryAlerts::raisedAt)
            .thenComparing(Alert::alertId)
            .reversed();

    /** Every decision that was ever outgoing: one of each message. */
    public synchronized List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    @Override
    public synchronized boolean create(String id, Change<Alert> change) {
        var created = super.create(id, change);
        if (created) {
            written(id, change.state());
        }
        return created;
    }

    @Override
    public synchronized long save(StoredAggregate<Alert> read, Change<Alert> change) {
        var version = super.save(read, change);
        written(read.id(), change.state());
        return version;
    }

    private void written(String id, Alert alert) {
        if (alert.outgoing().isEmpty()) {
            outgoingSince.remove(id);
        } else {
            outgoingSince.putIfAbsent(id, real.instant());
        }
        alert.outgoing().forEach(decision -> decisions.putIfAbsent(decision.messageId(), decision));
    }

    @Override
    public synchronized List<StoredAggregate<Alert>> claimOlderThan(Duration age, Instant now, int limit) {
        var found = all().stream()
                .filter(stored -> !stored.state().outgoing().isEmpty())
                .filter(stored -> !since(stored).isAfter(now.minus(age)))
                .sorted(Comparator.comparing(this::since))
                .limit(limit)
                .toList();
        var claimed = new ArrayList<StoredAggregate<Alert>>();
        for (var stored : found) {
            super.save(stored, new Change<>(stored.state(), List.of(), null));
            outgoingSince.put(stored.id(), now);
            claimed.add(load(stored.id()).orElseThrow());
        }
        return claimed;
    }

    private Instant since(StoredAggregate<Alert> stored) {
        return Objects.requireNonNull(outgoingSince.get(stored.id()));
    }

    @Override
    public synchronized List<StoredAggregate<Alert>> removeAll(
            List<StoredAggregate<Alert>> read, Collection<String> messageIds) {
        var changed = new ArrayList<StoredAggregate<Alert>>();
        for (var alert : read) {
            try {
                save(alert, new Change<>(alert.state().carriedOut(messageIds), List.of(), null));
            } catch (ConcurrentChange e) {
                changed.add(load(alert.id()).orElseThrow());
            }
        }
        return changed.stream()
                .filter(alert -> alert.state().outgoing().stream()
                        .anyMatch(decision -> messageIds.contains(decision.messageId())))
                .toList();
    }

    /** By their ids, as many are asked for. */
    @Override
    public synchronized List<StoredAggregate<Alert>> loadAll(Collection<String> ids) {
        return ids.stream().distinct().flatMap(id -> load(id).stream()).toList();
    }

    @Override
    public List<StoredAggregate<Alert>> find(AlertFilter filter, Viewer viewer, @Nullable After after, int limit) {
        return all().stream()
                .filter(stored -> viewer.sees(stored.state()) && matches(filter, stored.state()))
                .filter(stored -> after == null || isBehind(after, stored.state()))
                .sorted(Comparator.comparing(StoredAggregate::state, NEWEST_FIRST))
                .limit(limit)
                .toList();
    }

    private static boolean isBehind(After after, Alert alert) {
        var order = raisedAt(alert).compareTo(after.raisedAt().truncatedTo(ChronoUnit.MILLIS));
        return order < 0 || (order == 0 && alert.alertId().compareTo(after.alertId()) < 0);
    }

    private static Instant raisedAt(Alert alert) {
        return alert.raisedAt().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean matches(AlertFilter filter, Alert alert) {
        var subject = alert.subject();
        return Stream.of(
                        isOr(filter.programme(), subject.programme()),
                        isOr(filter.project(), subject.projectId()),
                        isOr(filter.node(), subject.nodeId()),
                        isOr(filter.problem(), subject.problemId()),
                        isOr(filter.level(), alert.level()),
                        isOr(filter.open(), alert.isOpen()),
                        filter.person() == null
                                || alert.notified().stream()
                                        .map(Notified::personId)
                                        .anyMatch(filter.person()::equals))
                .allMatch(holds -> holds);
    }

    private static boolean isOr(@Nullable Object wanted, @Nullable Object is) {
        return wanted == null || wanted.equals(is);
    }

    @Override
    public synchronized List<StoredAggregate<Alert>> claimDue(Instant now, Instant real, Duration lease, int limit) {
        var due = all().stream()
                .filter(stored -> isDue(stored.state(), now) && isFree(stored, real))
                .sorted(Comparator.<StoredAggregate<Alert>, Instant>comparing(
                                stored -> Objects.requireNonNull(stored.state().dueAt()))
                        .thenComparing(StoredAggregate::id))
                .limit(limit)
                .toList();
        due.forEach(stored -> claims.put(stored.id(), new Claim(stored.version(), real.plus(lease))));
        return due;
    }

    private static boolean isDue(Alert alert, Instant now) {
        var next = alert.dueAt();
        return next != null && !next.isAfter(now);
    }

    /** A claim ends with the next write. */
    private boolean isFree(StoredAggregate<Alert> stored, Instant real) {
        var claim = claims.get(stored.id());
        return claim == null || claim.version != stored.version() || !claim.until.isAfter(real);
    }

    @Override
    public List<InhibitionContext.OpenAlert> openOn(Collection<String> projectIds, Collection<String> problemIds) {
        return all().stream()
                .map(StoredAggregate::state)
                .filter(Alert::isOpen)
                .map(alert -> InhibitionContext.OpenAlert.of(alert.candidate()))
                .filter(open -> Set.copyOf(projectIds).contains(open.projectId())
                        || open.problemId() != null && problemIds.contains(open.problemId()))
                .toList();
    }

    @Override
    public List<AlertSubject.Platform> openOnPlatform() {
        return all().stream()
                .map(StoredAggregate::state)
                .filter(Alert::isOpen)
                .flatMap(alert -> alert.subject() instanceof AlertSubject.Platform it ? Stream.of(it) : Stream.empty())
                .toList();
    }

    @Override
    public List<String> openOf(Collection<String> personIds, Collection<String> unitIds) {
        return all().stream()
                .map(StoredAggregate::state)
                .filter(Alert::isOpen)
                .filter(alert -> Stream.of(
                                Responsible.of(alert.subject()).addresses().stream(),
                                alert.notifiedAddresses().stream(),
                                Stream.ofNullable(alert.acknowledgedBy()))
                        .flatMap(addresses -> addresses)
                        .anyMatch(address -> personIds.contains(address)
                                || unitIds.stream().anyMatch(unit -> address.equals("unit:" + unit))))
                .map(Alert::alertId)
                .toList();
    }

    @Override
    public List<OpenOverdue> openOverdue(String afterId, int limit) {
        return all().stream()
                .map(StoredAggregate::state)
                .filter(alert -> alert.isOpen()
                        && alert.kind() == AlertKind.OVERDUE
                        && alert.subject().problemId() == null)
                .filter(alert -> alert.alertId().compareTo(afterId) > 0)
                .sorted(Comparator.comparing(Alert::alertId))
                .limit(limit)
                .map(alert -> new OpenOverdue(alert.alertId(), alert.subject().programme(), alert.raisedAt()))
                .toList();
    }

    @Override
    public List<AlertAddresses> openAndNotified(String afterId, int limit) {
        return all().stream()
                .map(StoredAggregate::state)
                .filter(alert -> alert.isOpen() && alert.alertId().compareTo(afterId) > 0)
                .sorted(Comparator.comparing(Alert::alertId))
                .limit(limit)
                .map(alert -> new AlertAddresses(alert.alertId(), alert.notifiedAddresses()))
                .toList();
    }

    @Override
    public Map<Integer, Integer> openByLevel() {
        var counts = new TreeMap<Integer, Integer>();
        all().stream()
                .filter(stored -> stored.state().isOpen())
                .forEach(stored -> counts.merge(stored.state().level(), 1, Integer::sum));
        return counts;
    }

    @Override
    public Map<String, AlertStatus> watched(Collection<String> alertIds) {
        return loadAll(alertIds).stream()
                .collect(Collectors.toMap(
                        StoredAggregate::id,
                        stored -> new AlertStatus(
                                stored.state().isOpen(),
                                stored.state().level(),
                                stored.state().standingSequence(),
                                stored.state().resolvedAt())));
    }
}
