package city.renewal.notification.adapter.mongo;

import city.renewal.notification.domain.message.Message;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * The contents of deliveries: {@code {_id: messageId, takenAt: ISODate, state: {…}}}, once for each message, never changed. One
 * whose id is there already is left as it is, so that all channels say the same, after a crash too.
 */
final class MongoContents {
    static final String COLLECTION = "deliveryContents";

    private static final int BATCH = 1_000;

    private final MongoCollection<Document> contents;

    MongoContents(MongoDatabase database) {
        this.contents = database.getCollection(COLLECTION);
    }

    void takeAll(List<Message> messages, Date takenAt) {
        var each = new LinkedHashMap<String, Message>();
        messages.forEach(message -> each.putIfAbsent(message.messageId(), message));
        InsertOnce.all(
                contents,
                each.values().stream()
                        .map(message -> new Document("_id", message.messageId())
                                .append("takenAt", takenAt)
                                .append("state", Bson.document(message)))
                        .toList());
    }

    Map<String, Message> loadAll(Collection<String> messageIds) {
        var messages = new HashMap<String, Message>();
        contents.find(new Document(
                        "_id",
                        new Document("$in", messageIds.stream().distinct().toList())))
                .forEach(content -> messages.put(
                        content.getString("_id"), Bson.read(content.get("state", Document.class), Message.class)));
        return messages;
    }

    /**
     * Deletes those that were taken before and that no delivery needs any more; messages of that age are not taken again.
     *
     * @param needed which of some ids are still needed
     */
    void forget(Instant before, Function<List<String>, Set<String>> needed) {
        var ids = new ArrayList<String>(BATCH);
        try (var old = contents.find(new Document("takenAt", new Document("$lt", Date.from(before))))
                .projection(new Document("_id", 1))
                .sort(new Document("takenAt", 1).append("_id", 1))
                .batchSize(BATCH)
                .iterator()) {
            while (old.hasNext()) {
                ids.add(old.next().getString("_id"));
                if (ids.size() == BATCH || !old.hasNext()) {
                    ids.removeAll(needed.apply(List.copyOf(ids)));
                    if (!ids.isEmpty()) {
                        contents.deleteMany(new Document("_id", new Document("$in", List.copyOf(ids))));
                    }
                    ids.clear();
                }
            }
        }
    }
}
