package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.WatchedNodes;
import city.renewal.notification.domain.WatchedNode;
import city.renewal.starter.json.Bson;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * The nodes' standing: {@code {_id: "<project>/<node>", sequence, overdue, state: {…}}}.
 *
 * <p>The filter asks for a smaller sequence. The three outcomes of its upsert: updated; inserted, because the node is
 * new; or the id is taken, because what is stored is as new or newer, and stays.
 */
public final class MongoWatchedNodes implements WatchedNodes {
    static final String COLLECTION = "nodes";

    private final MongoCollection<Document> nodes;

    public MongoWatchedNodes(MongoDatabase database) {
        this.nodes = database.getCollection(COLLECTION);
    }

    @Override
    public List<WatchedNode> loadAll(Collection<String> keys) {
        return nodes.find(new Document("_id", new Document("$in", List.copyOf(keys))))
                .map(document -> Bson.read(document.get("state", Document.class), WatchedNode.class))
                .into(new ArrayList<>());
    }

    @Override
    public List<WatchedNode> overdue(String afterKey, int limit) {
        return nodes.find(new Document("overdue", true).append("_id", new Document("$gt", afterKey)))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(document -> Bson.read(document.get("state", Document.class), WatchedNode.class))
                .into(new ArrayList<>());
    }

    @Override
    public void saveAll(Collection<WatchedNode> toSave) {
        if (toSave.isEmpty()) {
            return;
        }
        var updates = toSave.stream().map(MongoWatchedNodes::update).toList();
        try {
            nodes.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!InsertOnce.isOnlyTaken(e)) {
                throw e;
            }
        }
    }

    private static UpdateOneModel<Document> update(WatchedNode node) {
        return new UpdateOneModel<>(
                new Document("_id", node.key()).append("sequence", new Document("$lt", node.sequence())),
                new Document(
                        "$set",
                        new Document("sequence", node.sequence())
                                .append("overdue", node.isOverdue())
                                .append("state", Bson.document(node))),
                new UpdateOptions().upsert(true));
    }
}
