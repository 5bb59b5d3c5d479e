package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.Groups;
import city.renewal.notification.domain.Group;
import city.renewal.notification.domain.Message;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Groups and what is in them, in two collections.
 *
 * <pre>{@code
 * groups:       { _id: groupId, version, speaksAt: ISODate?, claimedUntil: ISODate?, state: {…} }
 * groupMembers: { _id: messageId, heard, state: {…} }
 * }</pre>
 *
 * <p>A member is inserted once and kept when it has left, so that what was heard is never new again. Each write of a
 * group, a claim among them, is a compare-and-set on {@code {_id, version}}.
 */
public final class MongoGroups implements Groups {
    static final String COLLECTION = "groups";
    static final String MEMBERS = "groupMembers";

    private static final Date FREE = Date.from(Instant.EPOCH);

    private final MongoCollection<Document> groups;
    private final MongoCollection<Document> members;

    public MongoGroups(MongoDatabase database) {
        this.groups = database.getCollection(COLLECTION);
        this.members = database.getCollection(MEMBERS);
    }

    @Override
    public void keep(Collection<Message> messages) {
        InsertOnce.all(
                members,
                messages.stream()
                        .map(message -> new Document("_id", message.messageId())
                                .append("heard", false)
                                .append("state", Bson.document(message)))
                        .toList());
    }

    @Override
    public List<Member> members(Collection<String> messageIds) {
        return members.find(new Document("_id", new Document("$in", List.copyOf(messageIds))))
                .map(found -> new Member(
                        Bson.read(found.get("state", Document.class), Message.class), found.getBoolean("heard")))
                .into(new ArrayList<>());
    }

    @Override
    public void heard(Collection<String> messageIds) {
        if (!messageIds.isEmpty()) {
            members.updateMany(
                    new Document("_id", new Document("$in", List.copyOf(messageIds))),
                    new Document("$set", new Document("heard", true)));
        }
    }

    @Override
    public List<Kept> loadAll(Collection<String> groupIds) {
        return groups.find(new Document("_id", new Document("$in", List.copyOf(groupIds))))
                .map(MongoGroups::kept)
                .into(new ArrayList<>());
    }

    @Override
    public boolean save(Kept read, Group next) {
        var id = next.groupId();
        var speaksAt = next.speaksAt();
        var document = new Document("_id", id)
                .append("version", read.version() + 1)
                .append("speaksAt", speaksAt == null ? null : Date.from(speaksAt))
                .append("claimedUntil", FREE)
                .append("state", Bson.document(next));
        if (read.version() == 0) {
            return InsertOnce.all(groups, List.of(document)) == 1;
        }
        return groups.replaceOne(new Document("_id", id).append("version", read.version()), document)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<Kept> claimDue(Instant now, Instant real, Duration lease, int limit) {
        var due = groups.find(new Document("speaksAt", new Document("$lte", Date.from(now)))
                        .append("claimedUntil", new Document("$lte", Date.from(real))))
                .sort(new Document("speaksAt", 1).append("_id", 1))
                .limit(limit)
                .into(new ArrayList<>());
        var claimed = new ArrayList<Kept>();
        for (var document : due) {
            var version = document.getLong("version");
            var won = groups.updateOne(
                    new Document("_id", document.get("_id")).append("version", version),
                    new Document(
                            "$set",
                            new Document("version", version + 1).append("claimedUntil", Date.from(real.plus(lease)))));
            if (won.getMatchedCount() == 1) {
                claimed.add(kept(document.append("version", version + 1)));
            }
        }
        return claimed;
    }

    private static Kept kept(Document document) {
        return new Kept(Bson.read(document.get("state", Document.class), Group.class), document.getLong("version"));
    }
}
