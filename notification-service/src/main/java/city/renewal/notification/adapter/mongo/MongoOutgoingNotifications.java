package city.renewal.notification.adapter.mongo;

import static city.renewal.notification.adapter.mongo.MongoAlerts.CLAIMED_UNTIL;
import static city.renewal.notification.adapter.mongo.MongoAlerts.FREE;
import static city.renewal.notification.adapter.mongo.MongoAlerts.OUTGOING_SINCE;

import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.AggregateCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * The outgoing decisions of alerts, in the alerts' own documents (see {@link MongoAlerts}):
 *
 * <pre>{@code
 * { _id, version, state: { …, outgoing: [{candidate, policyId, step, channels, groupAssignment?, issues?, tookOverFrom?}] },
 *   outgoingSince: ISODate? }
 * }</pre>
 *
 * <p>Every write is a compare-and-set on {@code {_id, version}}. Removals are sent in one unordered bulk, which says only how
 * many were written; where some weren't, the documents are read again.
 */
public final class MongoOutgoingNotifications implements OutgoingNotifications {
    private final AggregateCollection<Alert> alerts;

    public MongoOutgoingNotifications(AggregateCollection<Alert> alerts) {
        this.alerts = alerts;
    }

    /** If nothing matches a claim, another instance has claimed or written the alert. */
    @Override
    public List<StoredAggregate<Alert>> claimOlderThan(Duration age, Instant real, int limit) {
        var found = alerts.documents()
                .find(new Document(OUTGOING_SINCE, new Document("$lte", Date.from(real.minus(age)))))
                .sort(new Document(OUTGOING_SINCE, 1))
                .limit(limit)
                .into(new ArrayList<>());
        var claimed = new ArrayList<StoredAggregate<Alert>>();
        for (var document : found) {
            var version = document.getLong("version");
            var claim = new Document("version", version + 1).append(OUTGOING_SINCE, Date.from(real));
            if (document.containsKey(CLAIMED_UNTIL)) {
                claim.append(CLAIMED_UNTIL, FREE);
            }
            var won = alerts.documents()
                    .updateOne(atVersion(document.getString("_id"), version), new Document("$set", claim));
            if (won.getMatchedCount() == 1) {
                claimed.add(alerts.stored(document.append("version", version + 1)));
            }
        }
        return claimed;
    }

    @Override
    public List<StoredAggregate<Alert>> removeAll(List<StoredAggregate<Alert>> read, Collection<String> messageIds) {
        if (read.isEmpty()) {
            return List.of();
        }
        var removals = read.stream().map(alert -> removal(alert, messageIds)).toList();
        var written = alerts.documents().bulkWrite(removals, new BulkWriteOptions().ordered(false));
        return written.getMatchedCount() == removals.size() ? List.of() : withSome(ids(read), messageIds);
    }

    private static UpdateOneModel<Document> removal(StoredAggregate<Alert> read, Collection<String> messageIds) {
        var next = read.state().carriedOut(messageIds);
        var set = new Document("version", read.version() + 1).append("state", Bson.document(next));
        if (next.dueAt() != null) {
            set.append(CLAIMED_UNTIL, FREE);
        }
        var update = new Document("$set", set);
        if (next.outgoing().isEmpty()) {
            update.append("$unset", new Document(OUTGOING_SINCE, ""));
        }
        return new UpdateOneModel<>(atVersion(read.id(), read.version()), update);
    }

    private List<StoredAggregate<Alert>> withSome(List<String> ids, Collection<String> messageIds) {
        return alerts.loadAll(ids).stream()
                .filter(alert -> alert.state().outgoing().stream()
                        .anyMatch(decision -> messageIds.contains(decision.messageId())))
                .toList();
    }

    private static List<String> ids(List<StoredAggregate<Alert>> read) {
        return read.stream().map(StoredAggregate::id).toList();
    }

    private static Document atVersion(String id, long version) {
        return new Document("_id", id).append("version", version);
    }
}
