package city.renewal.notification.adapter.mongo.subject;

import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * What is known of nodes, projects and problems:
 *
 * <pre>{@code
 * { _id: "<project>/<node>" or "problem:<problem>", turn, rules, overdue, suspended, nextLookAt: ISODate?, state: {…} }
 * }</pre>
 *
 * <p>{@code turn} is the subject's revision, the version of {@link VersionedCollection}.
 *
 * <p>Documents of the former shape, with {@code standing} and {@code concerns}, are read as well, see {@link FormerWatched}.
 */
public final class MongoWatchedSubjects implements WatchedSubjects {
    public static final String COLLECTION = "nodes";

    private final MongoCollection<Document> nodes;
    private final VersionedCollection revisions;

    public MongoWatchedSubjects(MongoDatabase database) {
        this.nodes = database.getCollection(COLLECTION);
        this.revisions = new VersionedCollection(nodes, "turn");
    }

    @Override
    public List<WatchedSubject> loadAll(Collection<String> keys) {
        return nodes.find(new Document("_id", new Document("$in", List.copyOf(keys))))
                .map(MongoWatchedSubjects::read)
                .into(new ArrayList<>());
    }

    @Override
    public Set<String> saveAll(Collection<SubjectEntry> kept) {
        return revisions.saveAll(kept.stream()
                .map(each -> new VersionedCollection.Next(document(each), each.revision() - 1))
                .toList());
    }

    private static Document document(SubjectEntry kept) {
        var subject = kept.subject();
        var document = new Document("_id", subject.key())
                .append("rules", kept.rulesVersion())
                .append("overdue", subject.isOverdue())
                .append("suspended", subject.isSuspended());
        var next = kept.nextEvaluationAt();
        if (next != null) {
            document.append("nextLookAt", Date.from(next));
        }
        return document.append("state", Bson.document(subject));
    }

    @Override
    public List<WatchedSubject> due(Instant now, int limit) {
        return nodes.find(new Document("nextLookAt", new Document("$lte", Date.from(now))))
                .sort(new Document("nextLookAt", 1))
                .limit(limit)
                .map(MongoWatchedSubjects::read)
                .into(new ArrayList<>());
    }

    @Override
    public void makeDue(long rulesVersion, Instant now) {
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
    public List<WatchedSubject> overdue(String afterKey, int limit) {
        return nodes.find(new Document("overdue", true).append("_id", new Document("$gt", afterKey)))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(MongoWatchedSubjects::read)
                .into(new ArrayList<>());
    }

    private static WatchedSubject read(Document document) {
        var state = document.get("state", Document.class);
        return state == null ? FormerWatched.read(document) : Bson.read(state, WatchedSubject.class);
    }
}
