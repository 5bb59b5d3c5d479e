package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.WatchedNodes;
import city.renewal.notification.domain.NodeConcerns;
import city.renewal.notification.domain.NodeStanding;
import city.renewal.notification.domain.WatchedNode;
import city.renewal.starter.json.Bson;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * What is known of nodes:
 *
 * <pre>{@code
 * { _id: "<project>/<node>", turn, rules, overdue, suspended, nextLookAt: ISODate?, standing: {…}, concerns: {…} }
 * }</pre>
 *
 * <p>Every write is a compare-and-set on {@code turn}. The first turn is an insert. A further one is an upsert on
 * {@code {_id, turn: the one before}}: it replaces that turn, or somebody else has taken it, and then the id is taken. So
 * either way a turn that was lost is a duplicate key, which the answer to a bulk names.
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
                .map(MongoWatchedNodes::read)
                .into(new ArrayList<>());
    }

    @Override
    public Set<String> saveAll(Collection<Kept> kept) {
        var all = List.copyOf(kept);
        var lost = new HashSet<String>();
        if (all.isEmpty()) {
            return lost;
        }
        try {
            nodes.bulkWrite(all.stream().map(MongoWatchedNodes::write).toList(), new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            for (var error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                lost.add(all.get(error.getIndex()).node().key());
            }
        }
        return lost;
    }

    private static WriteModel<Document> write(Kept kept) {
        var before = kept.turn() - 1;
        return before == 0
                ? new InsertOneModel<>(document(kept))
                : new ReplaceOneModel<>(
                        new Document("_id", kept.node().key()).append("turn", before),
                        document(kept),
                        new ReplaceOptions().upsert(true));
    }

    private static Document document(Kept kept) {
        var node = kept.node();
        var document = new Document("_id", node.key())
                .append("turn", kept.turn())
                .append("rules", kept.rulesVersion())
                .append("overdue", node.standing().isOverdue())
                .append("suspended", node.concerns().isSuspended());
        var next = kept.nextLookAt();
        if (next != null) {
            document.append("nextLookAt", Date.from(next));
        }
        return document.append("standing", Bson.document(node.standing()))
                .append("concerns", Bson.document(node.concerns()));
    }

    @Override
    public List<WatchedNode> due(Instant now, int limit) {
        return nodes.find(new Document("nextLookAt", new Document("$lte", Date.from(now))))
                .sort(new Document("nextLookAt", 1))
                .limit(limit)
                .map(MongoWatchedNodes::read)
                .into(new ArrayList<>());
    }

    @Override
    public void lookAgain(long rulesVersion, Instant now) {
        nodes.updateMany(
                new Document("rules", new Document("$ne", rulesVersion)),
                new Document("$set", new Document("nextLookAt", Date.from(now))));
    }

    @Override
    public Set<String> suspended(Collection<String> keys) {
        return nodes.find(new Document("_id", new Document("$in", List.copyOf(keys))).append("suspended", true))
                .projection(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new HashSet<>());
    }

    @Override
    public List<NodeStanding> overdue(String afterKey, int limit) {
        return nodes.find(new Document("overdue", true).append("_id", new Document("$gt", afterKey)))
                .projection(new Document("standing", 1))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(MongoWatchedNodes::standing)
                .into(new ArrayList<>());
    }

    private static WatchedNode read(Document document) {
        return new WatchedNode(
                standing(document), Bson.read(document.get("concerns", Document.class), NodeConcerns.class));
    }

    private static NodeStanding standing(Document document) {
        return Bson.read(document.get("standing", Document.class), NodeStanding.class);
    }
}
