package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.Concerns;
import city.renewal.notification.domain.NodeConcerns;
import city.renewal.starter.json.Bson;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Concerns: {@code {_id: "<project>/<node>", turn, rules, suspended, nextLookAt: ISODate?, state: {…}}}.
 *
 * <p>To take a turn is an upsert on {@code {_id, turn: the one before}}. Its three outcomes: updated; inserted, because it
 * is new; or the id is taken, because somebody else has taken that turn.
 */
public final class MongoConcerns implements Concerns {
    static final String COLLECTION = "concerns";

    private final MongoCollection<Document> concerns;

    public MongoConcerns(MongoDatabase database) {
        this.concerns = database.getCollection(COLLECTION);
    }

    @Override
    public List<NodeConcerns> loadAll(Collection<String> keys) {
        return concerns.find(new Document("_id", new Document("$in", List.copyOf(keys))))
                .map(MongoConcerns::read)
                .into(new ArrayList<>());
    }

    @Override
    public Set<String> takeTurns(Collection<Kept> kept) {
        var all = List.copyOf(kept);
        var lost = new HashSet<String>();
        if (all.isEmpty()) {
            return lost;
        }
        var updates = all.stream()
                .map(each -> update(each, each.node().turn() - 1, new UpdateOptions().upsert(true)))
                .toList();
        try {
            concerns.bulkWrite(updates, new BulkWriteOptions().ordered(false));
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

    @Override
    public void settle(Collection<Kept> kept) {
        if (!kept.isEmpty()) {
            var updates = kept.stream()
                    .map(each -> update(each, each.node().turn(), new UpdateOptions()))
                    .toList();
            concerns.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        }
    }

    private static UpdateOneModel<Document> update(Kept kept, long turn, UpdateOptions options) {
        var node = kept.node();
        var set = new Document("turn", node.turn())
                .append("rules", kept.rulesVersion())
                .append("suspended", node.isSuspended())
                .append("state", Bson.document(node));
        var change = new Document("$set", set);
        var next = date(kept.nextLookAt());
        if (next == null) {
            change.append("$unset", new Document("nextLookAt", ""));
        } else {
            set.append("nextLookAt", next);
        }
        return new UpdateOneModel<>(new Document("_id", node.key()).append("turn", turn), change, options);
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return at == null ? null : Date.from(at);
    }

    @Override
    public List<NodeConcerns> due(Instant now, int limit) {
        return concerns.find(new Document("nextLookAt", new Document("$lte", Date.from(now))))
                .sort(new Document("nextLookAt", 1))
                .limit(limit)
                .map(MongoConcerns::read)
                .into(new ArrayList<>());
    }

    @Override
    public void lookAgain(long rulesVersion, Instant now) {
        concerns.updateMany(
                new Document("rules", new Document("$ne", rulesVersion)),
                new Document("$set", new Document("nextLookAt", Date.from(now))));
    }

    @Override
    public Set<String> suspended(Collection<String> keys) {
        return concerns.find(new Document("_id", new Document("$in", List.copyOf(keys))).append("suspended", true))
                .projection(new Document("_id", 1))
                .map(found -> found.getString("_id"))
                .into(new HashSet<>());
    }

    private static NodeConcerns read(Document document) {
        return Bson.read(document.get("state", Document.class), NodeConcerns.class);
    }
}
