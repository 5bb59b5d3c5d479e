package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.alert.Groups;
import city.renewal.notification.domain.alert.Group;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Groups with what is in them.
 *
 * <pre>{@code
 * { _id: groupId, version, speaksAt: ISODate?, claimedUntil: ISODate?, claim?, state: {…} }
 * }</pre>
 */
public final class MongoGroups implements Groups {
    static final String COLLECTION = "groups";

    private final VersionedCollection groups;

    public MongoGroups(MongoDatabase database) {
        this.groups = new VersionedCollection(database.getCollection(COLLECTION));
    }

    @Override
    public List<VersionedGroup> loadAll(Collection<String> groupIds) {
        return groups.findAll(groupIds).stream().map(this::kept).toList();
    }

    @Override
    public Set<String> saveAll(Collection<Change> changes) {
        return groups.saveAll(changes.stream()
                .map(change -> new VersionedCollection.Next(
                        document(change.next()), change.read().version()))
                .toList());
    }

    private static Document document(Group group) {
        var speaksAt = group.speaksAt();
        return new Document("_id", group.groupId())
                .append("speaksAt", speaksAt == null ? null : Date.from(speaksAt))
                .append("claimedUntil", VersionedCollection.FREE)
                .append("state", Bson.document(group));
    }

    @Override
    public List<VersionedGroup> claimDue(Instant now, Instant real, Duration lease, int limit) {
        return groups.claimDue("speaksAt", now, real, lease, limit).stream()
                .map(this::kept)
                .toList();
    }

    private VersionedGroup kept(Document document) {
        return new VersionedGroup(
                Bson.read(document.get("state", Document.class), Group.class), groups.version(document));
    }
}
