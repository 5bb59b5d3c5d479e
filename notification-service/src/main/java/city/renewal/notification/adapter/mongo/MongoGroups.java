package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.domain.alert.Group;
import city.renewal.starter.json.Bson;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Groups with what is in them.
 *
 * <pre>{@code
 * { _id: groupId, version, speaksAt: ISODate?, claimedUntil: ISODate?, token, state: {…} }
 * }</pre>
 *
 * <p>Each write of a group, a claim among them, is a compare-and-set on {@code {_id, version}}.
 */
public final class MongoGroups implements Groups {
    static final String COLLECTION = "groups";

    private static final Date FREE = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> groups;
    private final Supplier<String> tokens;

    /** @param tokens generates a unique token */
    public MongoGroups(MongoDatabase database, Supplier<String> tokens) {
        this.groups = database.getCollection(COLLECTION);
        this.tokens = tokens;
    }

    @Override
    public List<VersionedGroup> loadAll(Collection<String> groupIds) {
        return groups.find(new Document("_id", new Document("$in", List.copyOf(groupIds))))
                .map(MongoGroups::kept)
                .into(new ArrayList<>());
    }

    @Override
    public Set<String> saveAll(Collection<Change> changes) {
        var token = tokens.get();
        return write(
                changes.stream().map(change -> change.next().groupId()).toList(),
                changes.stream().map(change -> replacement(change, token)).toList(),
                token);
    }

    private static WriteModel<Document> replacement(Change change, String token) {
        var group = change.next();
        var version = change.read().version();
        var speaksAt = group.speaksAt();
        var document = new Document("_id", group.groupId())
                .append("version", version + 1)
                .append("speaksAt", speaksAt == null ? null : Date.from(speaksAt))
                .append("claimedUntil", FREE)
                .append("token", token)
                .append("state", Bson.document(group));
        // The first write is on top of nothing: where there is something, its id is taken.
        return new ReplaceOneModel<>(
                atVersion(group.groupId(), version), document, new ReplaceOptions().upsert(version == 0));
    }

    private static Document atVersion(String id, long version) {
        return new Document("_id", id).append("version", version);
    }

    @Override
    public List<VersionedGroup> claimDue(Instant now, Instant real, Duration lease, int limit) {
        var due = groups.find(new Document("speaksAt", new Document("$lte", Date.from(now)))
                        .append("claimedUntil", new Document("$lte", Date.from(real))))
                .sort(new Document("speaksAt", 1).append("_id", 1))
                .limit(limit)
                .into(new ArrayList<>());
        var token = tokens.get();
        var claim = new Document("claimedUntil", Date.from(real.plus(lease))).append("token", token);
        var lost = write(
                due.stream().map(found -> found.getString("_id")).toList(),
                due.stream().map(found -> claimed(found, claim)).toList(),
                token);
        return due.stream()
                .filter(found -> !lost.contains(found.getString("_id")))
                .map(found -> kept(found.append("version", found.getLong("version") + 1)))
                .toList();
    }

    private static WriteModel<Document> claimed(Document found, Document claim) {
        var version = found.getLong("version");
        return new UpdateOneModel<>(
                atVersion(found.getString("_id"), version),
                new Document("$set", new Document(claim).append("version", version + 1)));
    }

    /** In one bulk, which says only how many were written; where some weren't, the token tells which. */
    private Set<String> write(List<String> ids, List<WriteModel<Document>> writes, String token) {
        if (writes.isEmpty() || written(writes) == writes.size()) {
            return Set.of();
        }
        var lost = new HashSet<>(ids);
        groups.find(new Document("_id", new Document("$in", ids)).append("token", token))
                .projection(new Document("_id", 1))
                .forEach(mine -> lost.remove(mine.getString("_id")));
        return lost;
    }

    private int written(List<WriteModel<Document>> writes) {
        try {
            var result = groups.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getUpserts().size();
        } catch (MongoBulkWriteException e) {
            if (!InsertOnce.isOnlyTaken(e)) {
                throw e;
            }
            return 0;
        }
    }

    private static VersionedGroup kept(Document document) {
        return new VersionedGroup(
                Bson.read(document.get("state", Document.class), Group.class), document.getLong("version"));
    }
}
