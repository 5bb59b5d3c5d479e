package city.renewal.progress.adapter.mongo;

import city.renewal.events.AlertEvent;
import city.renewal.events.Envelope;
import city.renewal.progress.application.OpenAlerts;
import city.renewal.starter.security.Sight;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code { _id: alert id, sequence, programme, open, seenBy }}. The latest fact of an alert decides; it is set under the
 * filter {@code {_id, sequence < its}}, and a duplicate key means that a later one is known.
 */
public final class MongoOpenAlerts implements OpenAlerts {
    private final MongoCollection<Document> collection;

    public MongoOpenAlerts(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** For the count. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("open", 1).append("seenBy", 1));
    }

    @Override
    public void keep(List<Envelope<?>> facts) {
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
        Bulks.write(collection, updates);
    }

    @Override
    public int count(String programmeId, Sight sight) {
        return (int) collection.countDocuments(new Document("programme", programmeId)
                .append("open", true)
                .append("seenBy", new Document("$in", Seen.tokens(sight))));
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
        var leader = subject.leader();
        return new Document("programme", subject.programme())
                .append("open", open)
                .append(
                        "seenBy",
                        Seen.by(
                                subject.area(),
                                List.of(subject.unit().unitId()),
                                Arrays.<@Nullable String>asList(leader == null ? null : leader.personId()),
                                List.of(subject.owner().personId())));
    }
}
