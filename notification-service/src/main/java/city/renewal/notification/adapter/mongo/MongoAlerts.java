package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.alert.AlertFilter;
import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.routing.InhibitionContext;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.VisibilityFields;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Alerts with their outbox, and the fields that lists and the sweep ask for.
 *
 * <pre>{@code
 * { _id: sha256(subject, kind, occurrence, dueVersion), version, sequence, state: {…}, outbox: […], outboxSince,
 *   programme, project, node, problem, kind, areaPath: […], units: […], owners: […], leaders: […], told: […], by: […], level, open,
 *   raisedAt: ISODate, nextStepAt: ISODate?, claimedUntil: ISODate?, outgoingSince: ISODate? }
 * }</pre>
 */
public final class MongoAlerts implements AlertQueries {
    static final String COLLECTION = "alerts";

    /** The real time since which the alert has outgoing decisions, or at which they were claimed; absent: it has none. */
    static final String OUTGOING_SINCE = "outgoingSince";

    /** The real time until which one instance processes the alert, which is due; absent: it waits for no time. */
    static final String CLAIMED_UNTIL = "claimedUntil";

    /** What every write of an alert sets: no claim outlives it. */
    static final Date FREE = Date.from(Instant.EPOCH);

    private static final Document WATCHED = new Document("open", 1)
            .append("level", 1)
            .append("state.standingSequence", 1)
            .append("state.resolvedAt", 1);

    private final AggregateCollection<Alert> alerts;

    public MongoAlerts(AggregateCollection<Alert> alerts) {
        this.alerts = alerts;
    }

    /** The aggregates; facts go out under {@code /alerts/<id>}, keyed by their project. */
    public static AggregateCollection<Alert> collection(MongoDatabase database, InstantSource real) {
        return new AggregateCollection<>(
                database.getCollection(COLLECTION),
                Alert.class,
                "/alerts/",
                alert -> alert.subject().partitionKey(),
                alert -> queryFields(alert, real),
                real);
    }

    private static Document queryFields(Alert alert, InstantSource real) {
        var subject = alert.subject();
        var dueAt = alert.dueAt();
        var target = Viewer.target(alert);
        return VisibilityFields.of(target)
                .append("programme", subject.programme())
                .append("project", subject.projectId())
                .append("node", subject.nodeId())
                .append("problem", subject.problemId())
                .append("kind", alert.kind().name())
                .append("told", List.copyOf(target.told()))
                .append("by", alert.acknowledgedBy() == null ? List.of() : List.of(alert.acknowledgedBy()))
                .append("level", alert.level())
                .append("open", alert.isOpen())
                .append("raisedAt", Date.from(alert.raisedAt()))
                .append("nextStepAt", dueAt == null ? null : Date.from(dueAt))
                .append(CLAIMED_UNTIL, dueAt == null ? null : FREE)
                .append(
                        OUTGOING_SINCE,
                        alert.outgoing().isEmpty() ? null : new AggregateCollection.Since(real.instant()));
    }

    @Override
    public List<StoredAggregate<Alert>> find(AlertFilter filter, Viewer viewer, @Nullable After after, int limit) {
        var query = VisibilityFields.restrict(query(filter), viewer.visibility());
        if (after != null) {
            query.append("$and", List.of(new Document("$or", behind(after))));
        }
        return alerts.documents()
                .find(query)
                .sort(new Document("raisedAt", -1).append("_id", -1))
                .limit(limit)
                .map(alerts::stored)
                .into(new ArrayList<>());
    }

    private static Document query(AlertFilter filter) {
        var query = new Document();
        append(query, "programme", filter.programme());
        append(query, "project", filter.project());
        append(query, "node", filter.node());
        append(query, "problem", filter.problem());
        append(query, "told", filter.person());
        append(query, "level", filter.level());
        append(query, "open", filter.open());
        return query;
    }

    private static void append(Document query, String field, @Nullable Object value) {
        if (value != null) {
            query.append(field, value);
        }
    }

    private static List<Document> behind(After after) {
        var at = Date.from(after.raisedAt());
        return List.of(
                new Document("raisedAt", new Document("$lt", at)),
                new Document("raisedAt", at).append("_id", new Document("$lt", after.alertId())));
    }

    @Override
    public List<StoredAggregate<Alert>> claimDue(Instant now, Instant real, Duration lease, int limit) {
        return alerts.claimDue("nextStepAt", now, real, lease, limit);
    }

    @Override
    public List<InhibitionContext.OpenAlert> openOn(Collection<String> projectIds, Collection<String> problemIds) {
        var there = List.of(in("project", List.copyOf(projectIds)), in("problem", List.copyOf(problemIds)));
        return alerts.documents()
                .find(new Document("open", true).append("$or", there))
                .projection(new Document("kind", 1)
                        .append("project", 1)
                        .append("node", 1)
                        .append("problem", 1))
                .map(found -> new InhibitionContext.OpenAlert(
                        AlertKind.valueOf(found.get("kind", AlertKind.OVERDUE.name())),
                        found.getString("project"),
                        found.getString("node"),
                        found.getString("problem")))
                .into(new ArrayList<>());
    }

    @Override
    public List<AlertSubject.Platform> openOnPlatform() {
        return alerts
                .documents()
                .find(new Document("open", true).append("kind", AlertKind.WATCHDOG.name()))
                .map(found -> alerts.stored(found).state().subject())
                .into(new ArrayList<>())
                .stream()
                .flatMap(subject ->
                        subject instanceof AlertSubject.Platform platform ? Stream.of(platform) : Stream.empty())
                .toList();
    }

    @Override
    public List<String> openOf(Collection<String> personIds, Collection<String> unitIds) {
        var people = List.copyOf(personIds);
        var units = List.copyOf(unitIds);
        var addresses = Stream.concat(people.stream(), units.stream().map(unit -> Recipient.UNIT_PREFIX + unit))
                .toList();
        var theirs = List.of(
                in("owners", people),
                in("leaders", people),
                in("units", units),
                in("told", addresses),
                in("by", people));
        return alerts.documents()
                .find(new Document("open", true).append("$or", theirs))
                .projection(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new ArrayList<>());
    }

    private static Document in(String field, List<String> values) {
        return new Document(field, new Document("$in", values));
    }

    @Override
    public List<AlertAddresses> openAndNotified(String afterId, int limit) {
        return alerts.documents()
                .find(new Document("open", true).append("_id", new Document("$gt", afterId)))
                .projection(new Document("told", 1))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(found -> new AlertAddresses(found.getString("_id"), found.getList("told", String.class)))
                .into(new ArrayList<>());
    }

    @Override
    public List<OpenOverdue> openOverdue(String afterId, int limit) {
        return alerts.documents()
                .find(new Document("open", true)
                        .append("_id", new Document("$gt", afterId))
                        .append("kind", AlertKind.OVERDUE.name())
                        .append("problem", null))
                .projection(new Document("programme", 1).append("raisedAt", 1))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(found -> new OpenOverdue(
                        found.getString("_id"),
                        found.getString("programme"),
                        found.getDate("raisedAt").toInstant()))
                .into(new ArrayList<>());
    }

    /** Counted by the index alone, however many they are. */
    @Override
    public Map<Integer, Integer> openByLevel() {
        var counts = new TreeMap<Integer, Integer>();
        for (var level = 0; level <= EscalationLevel.values().length; level++) {
            var count = (int) alerts.documents().countDocuments(new Document("open", true).append("level", level));
            if (count > 0) {
                counts.put(level, count);
            }
        }
        return counts;
    }

    @Override
    public Map<String, AlertStatus> watched(Collection<String> alertIds) {
        var found = new HashMap<String, AlertStatus>();
        alerts.documents()
                .find(new Document("_id", new Document("$in", List.copyOf(alertIds))))
                .projection(WATCHED)
                .forEach(document -> found.put(
                        document.getString("_id"),
                        new AlertStatus(
                                document.getBoolean("open"),
                                document.getInteger("level"),
                                document.get("state", Document.class)
                                        .get("standingSequence", Number.class)
                                        .longValue(),
                                resolvedAt(document.get("state", Document.class)))));
        return found;
    }

    private static @Nullable Instant resolvedAt(Document state) {
        var at = state.getString("resolvedAt");
        return at == null ? null : Instant.parse(at);
    }
}
