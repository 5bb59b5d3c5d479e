package city.renewal.notification.adapter.mongo;

import city.renewal.notification.adapter.mongo.subject.MongoWatchedSubjects;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.StoreSetup;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Set;
import org.bson.Document;

/** Every index of this service's collections, each with the query that it serves. Created one after another. */
public final class Indexes implements StoreSetup {
    private static final Set<String> FORMER_MARKS = Set.of("uncountedArrival_1", "uncountedReading_1");

    private final MongoDatabase database;
    private final AggregateCollection<?> alerts;

    public Indexes(MongoDatabase database, AggregateCollection<?> alerts) {
        this.database = database;
        this.alerts = alerts;
    }

    @Override
    public void run() {
        dropUnreadCounters();
        // The relay's poll. Compare-and-sets are served by ids.
        alerts.createIndexes();
        // Escalate: alerts whose next step is due and that are not claimed, the longest waiting first.
        index(MongoAlerts.COLLECTION, "nextStepAt", 1, "_id", 1, "claimedUntil", 1);
        // RecoverOutgoing: alerts whose decisions a crash left outgoing, the oldest first.
        sparse(MongoAlerts.COLLECTION, MongoAlerts.OUTGOING_SINCE);
        // GET /alerts?project=…&node=…
        index(MongoAlerts.COLLECTION, "project", 1, "node", 1, "raisedAt", -1);
        // GET /alerts?person=…, and the alerts that a person was notified of.
        index(MongoAlerts.COLLECTION, "told", 1, "raisedAt", -1);
        // GET /alerts by what a role lets one see.
        index(MongoAlerts.COLLECTION, "areaPath", 1, "raisedAt", -1);
        index(MongoAlerts.COLLECTION, "units", 1, "raisedAt", -1);
        index(MongoAlerts.COLLECTION, "leaders", 1, "raisedAt", -1);
        index(MongoAlerts.COLLECTION, "owners", 1, "raisedAt", -1);
        // GET /alerts?programme=…&open=true
        index(MongoAlerts.COLLECTION, "programme", 1, "open", 1, "raisedAt", -1);
        // The gauge of open alerts by level.
        index(MongoAlerts.COLLECTION, "open", 1, "level", 1);
        // The parts of a census that a newer one has no more.
        index(MongoCensuses.COLLECTION, "programme", 1, "part", 1, "at", 1);
        // The watchdog: open alerts, in the order of their ids.
        index(MongoAlerts.COLLECTION, "open", 1, "_id", 1);
        // The directory's copy: the active people of a unit.
        index(MongoDirectory.COLLECTION, "units", 1, "active", 1);
        // Inhibition: what is open on a batch's projects.
        index(MongoAlerts.COLLECTION, "open", 1, "project", 1);
        index(MongoAlerts.COLLECTION, "open", 1, "problem", 1);
        // GET /alerts?problem=, the newest first.
        index(MongoAlerts.COLLECTION, "problem", 1, "raisedAt", -1, "_id", -1);
        // The watchdog: open alerts about the platform.
        index(MongoAlerts.COLLECTION, "open", 1, "kind", 1);
        // Subjects for whose conditions time has come; and those that were evaluated by other rules.
        sparse(MongoWatchedSubjects.COLLECTION, "nextLookAt");
        index(MongoWatchedSubjects.COLLECTION, "rules", 1);
        // Groups whose flush is due, the longest due first.
        index(MongoGroups.COLLECTION, "speaksAt", 1, "claimedUntil", 1);
        // The watchdog: subjects that are overdue, in the order of their keys.
        index(MongoWatchedSubjects.COLLECTION, "overdue", 1, "_id", 1);
        // GET /inbox: an address's messages, the newest first; and those that are unread, which are counted by it too.
        index(MongoInbox.COLLECTION, "address", 1, "at", -1, "_id", -1);
        index(MongoInbox.COLLECTION, "address", 1, "unread", 1);
        // The inbox streams: what arrived or was read of late; the index alone answers it.
        index(MongoInbox.COLLECTION, "changedAt", 1, "address", 1, "unread", 1, "_id", 1);
        // Endpoints with something due; and an endpoint's deliveries, the longest waiting first. Ended ones are not in
        // them.
        sparse(MongoDeliveries.COLLECTION, "nextAttemptAt", "waiting");
        sparse(MongoDeliveries.COLLECTION, "waiting", "nextAttemptAt");
        // GET /deliveries, with and without a condition, the newest first; and those that are old enough to be
        // forgotten.
        index(MongoDeliveries.COLLECTION, "takenAt", -1, "_id", -1);
        index(MongoDeliveries.COLLECTION, "status", 1, "takenAt", -1, "_id", -1);
        index(MongoDeliveries.COLLECTION, "target", 1, "takenAt", -1, "_id", -1);
        index(MongoDeliveries.COLLECTION, "areaPath", 1, "takenAt", -1, "_id", -1);
        index(MongoDeliveries.COLLECTION, "message", 1, "takenAt", -1, "_id", -1);
        // What was to be said and is old enough to be forgotten, unless a line still needs it.
        index(MongoContents.COLLECTION, "takenAt", 1, "_id", 1);
        // The administrators' notices.
        index(MongoNotices.COLLECTION, "at", -1, "_id", -1);
        // The rules in force: the newest version of a name.
        index(MongoRules.COLLECTION, "name", 1, "version", -1);
        // The silences that a batch of decisions has to know; and the list, the newest first.
        index(MongoSilences.COLLECTION, "endsAt", 1);
        index(MongoSilences.COLLECTION, "createdAt", -1, "_id", -1);
        // Idempotency keys that are old enough to be forgotten.
        index("idempotencyKeys", "at", 1);
    }

    /** A former version kept an unread count per address, and marks on the messages that it did not include. */
    private void dropUnreadCounters() {
        database.getCollection("piles").drop();
        var messages = database.getCollection(MongoInbox.COLLECTION);
        for (var index : messages.listIndexes().into(new ArrayList<>())) {
            if (FORMER_MARKS.contains(index.getString("name"))) {
                messages.dropIndex(index.getString("name"));
            }
        }
    }

    private void index(String collection, Object... keys) {
        database.getCollection(collection).createIndex(document(keys));
    }

    private void sparse(String collection, String... keys) {
        var index = new Document();
        for (var key : keys) {
            index.append(key, 1);
        }
        database.getCollection(collection).createIndex(index, new IndexOptions().sparse(true));
    }

    private static Document document(Object... keys) {
        var document = new Document();
        for (var i = 0; i < keys.length; i += 2) {
            document.append(String.valueOf(keys[i]), keys[i + 1]);
        }
        return document;
    }
}
