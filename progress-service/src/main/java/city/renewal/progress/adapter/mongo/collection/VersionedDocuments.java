package city.renewal.progress.adapter.mongo.collection;

import city.renewal.events.Envelope;
import city.renewal.starter.mongo.BulkWrites;
import city.renewal.starter.outbox.OutboxEntries;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one collection with a version (optimistic lock), an outbox and the instant at which they are due:
 *
 * <pre>{@code
 * { _id, version: 7, projected: 7, nextCheckAt: ISODate, writer: "…", outSequence: 31,
 *   outbox: [{id, source, type, subject, time, sequence, decidedAt, data}], outboxSince: ISODate, … }
 * }</pre>
 *
 * <p>Every write that may add to the outbox is a compare-and-set with the filter {@code {_id, version}}. A bulk write only reports
 * how many documents matched. To find out which ones, each bulk stores a unique name in {@code writer}.
 */
public final class VersionedDocuments {
    /**
     * A compare-and-set.
     *
     * @param read the expected version; 0: the document does not exist
     * @param outSequence the number of entries that were ever added to the outbox
     * @param fields the other fields to set
     * @param events appended to the outbox
     */
    public record Write(String id, long read, long outSequence, Document fields, List<? extends Envelope<?>> events) {}

    /** @param next the next due instant; null: time alone changes nothing */
    public record ProjectionMark(
            String id, long version, @Nullable Instant next) {}

    private final MongoCollection<Document> collection;
    private final InstantSource real;
    private final String process = UUID.randomUUID().toString();
    private final AtomicLong bulks = new AtomicLong();

    /** @param real wall-clock time: the age of an outbox must not depend on a simulated clock */
    public VersionedDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.real = real;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /** Serves the sweep and the poll of the outbox relay. */
    public void createIndexes() {
        collection.createIndex(new Document("nextCheckAt", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("outboxSince", 1), new IndexOptions().sparse(true));
    }

    /**
     * Writes all documents and makes them due at {@code now}.
     *
     * @return the ids of the documents that another writer changed in the meantime; these are left unchanged
     */
    public Set<String> compareAndSet(List<Write> all, Instant now) {
        if (all.isEmpty()) {
            return Set.of();
        }
        var writer = process + "/" + bulks.incrementAndGet();
        var writes = new ArrayList<WriteModel<Document>>(all.size());
        var updates = 0;
        for (var write : all) {
            write.fields()
                    .append("version", write.read() + 1)
                    .append("nextCheckAt", Date.from(now))
                    .append("writer", writer);
            if (write.read() == 0) {
                writes.add(new InsertOneModel<>(newDocument(write)));
            } else {
                writes.add(update(write));
                updates++;
            }
        }
        var outcome = BulkWrites.write(collection, writes);
        var lost = new HashSet<String>();
        outcome.duplicates().forEach(index -> lost.add(all.get(index).id()));
        if (outcome.matched() < updates) {
            lost.addAll(notWrittenBy(writer, all));
        }
        return lost;
    }

    private Document newDocument(Write write) {
        var document = new Document("_id", write.id());
        document.putAll(write.fields());
        document.append("projected", 0L)
                .append("outSequence", (long) write.events().size())
                .append("outbox", OutboxEntries.entries(write.events(), real.instant()));
        if (!write.events().isEmpty()) {
            document.append("outboxSince", Date.from(real.instant()));
        }
        return document;
    }

    private UpdateOneModel<Document> update(Write write) {
        var update = new Document("$set", write.fields());
        if (!write.events().isEmpty()) {
            write.fields()
                    .append("outboxSince", Date.from(real.instant()))
                    .append("outSequence", write.outSequence() + write.events().size());
            update.append(
                    "$push",
                    new Document(
                            "outbox", new Document("$each", OutboxEntries.entries(write.events(), real.instant()))));
        }
        return new UpdateOneModel<>(atVersion(write.id(), write.read()), update);
    }

    /**
     * Returns the ids without our writer name. A document that another writer changed after our write counts as lost
     * too: the retry finds all facts applied.
     */
    private Set<String> notWrittenBy(String writer, List<Write> all) {
        var lost = new LinkedHashSet<String>();
        all.forEach(write -> lost.add(write.id()));
        var ours = new Document("_id", new Document("$in", List.copyOf(lost))).append("writer", writer);
        for (var document : collection.find(ours).projection(new Document("_id", 1))) {
            lost.remove(document.getString("_id"));
        }
        return lost;
    }

    /**
     * Records that the rows of the version are written and sets the next due instant, for documents that are still at
     * this version.
     */
    public void markProjected(List<ProjectionMark> all) {
        var writes = new ArrayList<UpdateOneModel<Document>>(all.size());
        for (var mark : all) {
            var set = new Document("projected", mark.version());
            var update = new Document("$set", set);
            if (mark.next() == null) {
                update.append("$unset", new Document("nextCheckAt", ""));
            } else {
                set.append("nextCheckAt", Date.from(mark.next()));
            }
            writes.add(new UpdateOneModel<>(atVersion(mark.id(), mark.version()), update));
        }
        BulkWrites.write(collection, writes);
    }

    /** Makes the matching documents due under a new version and sets additional fields. */
    public void markDue(Document filter, Instant now, Document fields) {
        collection.updateMany(
                filter,
                new Document("$inc", new Document("version", 1L))
                        .append("$set", fields.append("nextCheckAt", Date.from(now))));
    }

    public void markDue(Document filter, Instant now) {
        markDue(filter, now, new Document());
    }

    public List<String> due(Instant now, int most) {
        return collection
                .find(new Document("nextCheckAt", new Document("$lte", Date.from(now))))
                .projection(new Document("_id", 1))
                .sort(new Document("nextCheckAt", 1))
                .limit(most)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    private static Document atVersion(String id, long version) {
        return new Document("_id", id).append("version", version);
    }
}
