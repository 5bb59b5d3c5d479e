package city.renewal.starter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;

/**
 * Documents with a version, which every write changes:
 *
 * <pre>{@code { _id: "a", version: 7, … } }</pre>
 *
 * <p>The first version of a document is 1, and is inserted. A further version is a compare-and-set on {@code {_id,
 * version}}: it is stored only if the document still has the version that was read. Of several writers that read the
 * same version one wins; to the others the id is reported as lost, and they read again. Thread-safe.
 *
 * <p>A document that is claimed has three more fields:
 *
 * <pre>{@code { <due>: ISODate, claimedUntil: ISODate, claim: "<token>" } }</pre>
 */
public final class VersionedCollection {
    /** The value of {@code claimedUntil} for a document that nobody has claimed. */
    public static final Date FREE = Date.from(Instant.EPOCH);

    private static final String ID = "_id";
    private static final String CLAIMED_UNTIL = "claimedUntil";
    private static final String CLAIM = "claim";

    private final MongoCollection<Document> collection;
    private final String version;

    /** A collection whose versions are in the field {@code version}. */
    public VersionedCollection(MongoCollection<Document> collection) {
        this(collection, "version");
    }

    /** @param version name of the field with the version, a {@code long} */
    public VersionedCollection(MongoCollection<Document> collection, String version) {
        this.collection = collection;
        this.version = version;
    }

    /**
     * The next version of a document.
     *
     * @param document all of it, with its id; the version is set when it is written
     * @param read the version that was read; 0: there was none, and the document is inserted
     */
    public record Next(Document document, long read) {
        String id() {
            return document.getString(ID);
        }
    }

    /** The documents themselves, for queries. */
    public MongoCollection<Document> documents() {
        return collection;
    }

    public Optional<Document> find(String id) {
        return Optional.ofNullable(collection.find(new Document(ID, id)).first());
    }

    public List<Document> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : collection
                        .find(new Document(ID, new Document("$in", List.copyOf(ids))))
                        .into(new ArrayList<>());
    }

    public long version(Document document) {
        return document.get(version, Number.class).longValue();
    }

    /**
     * Inserts the first versions in one bulk.
     *
     * @return the ids that existed already; these documents are unchanged
     */
    public Set<String> insertAll(List<Document> documents) {
        return saveAll(documents.stream().map(document -> new Next(document, 0)).toList());
    }

    /**
     * Stores the next versions in one bulk. A further version is an upsert on {@code {_id, version}}: either it replaces
     * the version that was read, or the id exists with another version, which is a duplicate key that names the loser.
     * So the documents of a collection that is written in bulks are never deleted.
     *
     * @return the ids that lost: another writer stored a version meanwhile
     */
    public Set<String> saveAll(List<Next> all) {
        var writes = all.stream().map(this::write).toList();
        var lost = new HashSet<String>();
        BulkWrites.write(collection, writes)
                .duplicates()
                .forEach(index -> lost.add(all.get(index).id()));
        return lost;
    }

    private WriteModel<Document> write(Next next) {
        var document = at(next);
        return next.read() == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(filter(next.id(), next.read()), document, new ReplaceOptions().upsert(true));
    }

    private Document at(Next next) {
        return new Document(next.document()).append(version, next.read() + 1);
    }

    /** Stores the next version; false if another writer stored one meanwhile, or deleted the document. */
    public boolean save(Document document, long read) {
        var next = new Next(document, read);
        return read == 0
                ? saveAll(List.of(next)).isEmpty()
                : collection.replaceOne(filter(next.id(), read), at(next)).getMatchedCount() == 1;
    }

    /**
     * Changes a document with update operators, and its version with them; false if another writer stored a version
     * meanwhile, or deleted the document.
     *
     * @param update its {@code $set} receives the version
     */
    public boolean update(String id, long read, Document update) {
        return collection.updateOne(filter(id, read), changed(read, update)).getMatchedCount() == 1;
    }

    private Document changed(long read, Document update) {
        var set = new Document(update.get("$set", new Document())).append(version, read + 1);
        return new Document(update).append("$set", set);
    }

    /** Deletes the document; false if another writer stored a version meanwhile, or deleted it. */
    public boolean delete(String id, long read) {
        return collection.deleteOne(filter(id, read)).getDeletedCount() == 1;
    }

    private Document filter(String id, long read) {
        return new Document(ID, id).append(version, read);
    }

    /**
     * Claims documents that are due, for one instance at a time.
     *
     * <ol>
     *   <li>Reads the documents with {@code due <= now} that nobody has claimed, or whose lease has run out, the longest
     *       due first.
     *   <li>Stores a lease and a token in all of them in one bulk of compare-and-sets.
     *   <li>If fewer were stored than read, reads which of them have the token.
     * </ol>
     *
     * <p>A claim is a version: whoever read the document before loses its compare-and-set. The claim ends with the next
     * version that sets {@code claimedUntil} to {@link #FREE}, or with the lease.
     *
     * @param due name of the field with the instant at which a document is due, in the time of {@code now}
     * @param now the domain's time, which a drill may move
     * @param realNow real time, in which leases run
     * @return the claimed documents, with their new versions
     */
    public List<Document> claimDue(String due, Instant now, Instant realNow, Duration lease, int limit) {
        var found = collection
                .find(new Document(due, new Document("$lte", Date.from(now)))
                        .append(CLAIMED_UNTIL, new Document("$lte", Date.from(realNow))))
                .sort(new Document(due, 1).append(ID, 1))
                .limit(limit)
                .into(new ArrayList<>());
        var token = UUID.randomUUID().toString();
        var claim = new Document(CLAIMED_UNTIL, Date.from(realNow.plus(lease))).append(CLAIM, token);
        var claims = found.stream()
                .map(document -> new UpdateOneModel<Document>(
                        filter(document.getString(ID), version(document)),
                        changed(version(document), new Document("$set", claim))))
                .toList();
        var won = BulkWrites.write(collection, claims).matched() == found.size() ? found : withToken(found, token);
        won.forEach(document -> document.append(version, version(document) + 1));
        return won;
    }

    private List<Document> withToken(List<Document> found, String token) {
        var ids = found.stream().map(document -> document.getString(ID)).toList();
        var ours = collection
                .find(new Document(ID, new Document("$in", ids)).append(CLAIM, token))
                .projection(new Document(ID, 1))
                .map(document -> document.getString(ID))
                .into(new HashSet<>());
        return found.stream()
                .filter(document -> ours.contains(document.getString(ID)))
                .toList();
    }
}
