package city.renewal.progress.adapter.mongo;

import city.renewal.events.AlertEvent;
import city.renewal.events.Envelope;
import city.renewal.events.Money;
import city.renewal.progress.application.figure.OpenAlerts;
import city.renewal.progress.application.list.RankingGrouping;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.ranking.AlertTallies;
import city.renewal.progress.domain.ranking.RankingTally;
import city.renewal.progress.domain.reference.Street;
import city.renewal.starter.mongo.BulkWrites;
import city.renewal.starter.mongo.VisibilityTokens;
import city.renewal.starter.security.Visibility;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * {@code { _id: alert id, sequence, programme, open, seenBy, unit, street, field, headquarters, toldOn,
 * answeredOn, changes: [{sequence, at, open}], resolvedAt }}. {@code toldOn} and {@code answeredOn} are the days of the first
 * notification and of the first acknowledgement. The other fields come from the alert's latest fact: it is written with the
 * filter {@code {_id, sequence < its}}, and a duplicate key means that a later fact is already stored.
 *
 * <p>{@code changes} contains every time at which the alert was raised, raised again or resolved; {@code resolvedAt} is the last
 * resolution. Both are independent of the order and the number of deliveries.
 */
public final class MongoOpenAlerts implements OpenAlerts, AlertTallies {
    /** The zone that decides the day of a notification or an acknowledgement. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final MongoCollection<Document> collection;

    public MongoOpenAlerts(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves the count of open alerts, and alerts that were resolved since a day. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("open", 1).append("seenBy", 1));
        collection.createIndex(new Document("programme", 1).append("resolvedAt", 1));
    }

    @Override
    public void apply(List<Envelope<?>> facts) {
        Map<String, Envelope<?>> latest = new LinkedHashMap<>();
        for (var fact : facts) {
            if (fact.event() instanceof AlertEvent event) {
                latest.merge(event.alertId(), fact, (one, other) -> other.sequence() >= one.sequence() ? other : one);
            }
        }
        var updates = new ArrayList<UpdateOneModel<Document>>();
        for (var fact : latest.values()) {
            if (fact.event() instanceof AlertEvent event) {
                updates.add(new UpdateOneModel<>(
                        new Document("_id", event.alertId()).append("sequence", new Document("$lt", fact.sequence())),
                        new Document("$set", fields(event).append("sequence", fact.sequence())),
                        new UpdateOptions().upsert(true)));
            }
        }
        BulkWrites.write(collection, updates);
        BulkWrites.write(
                collection, facts.stream().flatMap(MongoOpenAlerts::days).toList());
        BulkWrites.write(
                collection, facts.stream().flatMap(MongoOpenAlerts::changes).toList());
    }

    private static Stream<UpdateOneModel<Document>> changes(Envelope<?> fact) {
        return switch (fact.event()) {
            case AlertEvent.AlertRaised raised -> Stream.of(change(raised, fact.sequence(), true));
            case AlertEvent.AlertResolved resolved -> Stream.of(change(resolved, fact.sequence(), false));
            default -> Stream.empty();
        };
    }

    private static UpdateOneModel<Document> change(AlertEvent event, long sequence, boolean open) {
        var at = Date.from(event.occurredAt());
        var change = new Document("sequence", sequence).append("at", at).append("open", open);
        var update = new Document("$addToSet", new Document("changes", change));
        return new UpdateOneModel<>(
                new Document("_id", event.alertId()),
                open ? update : update.append("$max", new Document("resolvedAt", at)));
    }

    /**
     * Keeps the earliest day, independent of the order of deliveries. An alert that is raised with level 0 is held
     * back; its notification comes later.
     */
    private static Stream<UpdateOneModel<Document>> days(Envelope<?> fact) {
        return switch (fact.event()) {
            case AlertEvent.AlertRaised raised when raised.level() > 0 -> first(raised, "toldOn");
            case AlertEvent.AlertEscalated escalated -> first(escalated, "toldOn");
            case AlertEvent.AlertAcknowledged acknowledged -> first(acknowledged, "answeredOn");
            default -> Stream.empty();
        };
    }

    private static Stream<UpdateOneModel<Document>> first(AlertEvent event, String field) {
        var day = LocalDate.ofInstant(event.occurredAt(), ZONE).toString();
        return Stream.of(new UpdateOneModel<>(
                new Document("_id", event.alertId()), new Document("$min", new Document(field, day))));
    }

    @Override
    public List<RankingTally> acknowledgements(String programmeId, RankingGrouping by) {
        var field = switch (by) {
            case AREA -> "street";
            case HEADQUARTERS -> "headquarters";
            case UNIT -> "unit";
            case FIELD -> "field";
        };
        var tallies = new TreeMap<String, RankingTally>();
        for (var alert : collection
                .find(new Document("programme", programmeId))
                .projection(Projections.include(field, "toldOn", "answeredOn"))) {
            var name = alert.getString(field);
            var toldOn = alert.getString("toldOn");
            if (name != null && toldOn != null) {
                var isSameDay = toldOn.equals(alert.getString("answeredOn"));
                tallies.merge(
                        name,
                        new RankingTally(name, name, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO, 1, isSameDay ? 1 : 0),
                        RankingTally::plus);
            }
        }
        return List.copyOf(tallies.values());
    }

    @Override
    public int count(String programmeId, Visibility visibility) {
        return (int) collection.countDocuments(VisibilityTokens.filter(visibility)
                .append("programme", programmeId)
                .append("open", true));
    }

    @Override
    public List<Visibility.Target> openBefore(String programmeId, Instant instant) {
        var ofProgramme = new Document("programme", programmeId);
        // An alert that was open at that instant is still open or was resolved later.
        var stillOpen = changes(new Document(ofProgramme).append("open", true));
        var resolvedSince = changes(new Document(ofProgramme)
                .append("open", false)
                .append("resolvedAt", new Document("$gte", Date.from(instant))));
        return Stream.concat(stillOpen.stream(), resolvedSince.stream())
                .filter(alert -> wasOpen(alert, instant))
                .map(alert -> VisibilityTokens.target(alert.getList("seenBy", String.class)))
                .toList();
    }

    private List<Document> changes(Document alerts) {
        return collection
                .find(alerts)
                .projection(new Document("changes", 1).append("seenBy", 1))
                .into(new ArrayList<>());
    }

    private static boolean wasOpen(Document alert, Instant instant) {
        return alert.getList("changes", Document.class, List.of()).stream()
                .filter(change -> change.getDate("at").toInstant().isBefore(instant))
                .max(Comparator.comparingLong(
                        change -> change.get("sequence", Number.class).longValue()))
                .map(last -> last.getBoolean("open"))
                .orElse(false);
    }

    private static Document fields(AlertEvent event) {
        return switch (event) {
            case AlertEvent.AlertRaised raised -> fields(raised.subject(), true);
            case AlertEvent.AlertEscalated escalated -> fields(escalated.subject(), true);
            case AlertEvent.AlertAcknowledged acknowledged -> fields(acknowledged.subject(), true);
            case AlertEvent.AlertResolved resolved -> fields(resolved.subject(), false);
        };
    }

    private static Document fields(AlertEvent.AlertSubject subject, boolean open) {
        return new Document("programme", subject.programme())
                .append("open", open)
                .append("unit", subject.unit().unitId())
                .append("street", Street.of(subject.area()))
                .append("field", subject.field())
                .append("headquarters", subject.headquarters())
                .append(
                        "seenBy",
                        VisibilityTokens.of(VisibilityTargets.ofItem(
                                subject.area(), subject.unit(), subject.owner(), subject.leader(), null)));
    }
}
