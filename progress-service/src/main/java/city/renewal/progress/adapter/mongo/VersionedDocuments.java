package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
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
 * Documents of one collection that carry a version, an outbox and the instant at which they are due:
 *
 * <pre>{@code
 * { _id, version: 7, projected: 7, nextCheckAt: ISODate, writer: "…", outSequence: 31,
 *   outbox: [{id, source, type, subject, time, sequence, decidedAt, data}], outboxSince: ISODate, … }
 * }</pre>
 *
 * <p>Every write that may add to the outbox is a compare-and-set on {@code {_id, version}}. A bulk only says how many of its
 * compare-and-sets found their document; which ones is read off {@code writer}, a name that each bulk leaves.
 */
final class VersionedDocuments {
    /**
     * A compare-and-set.
     *
     * @param read the version that must still be there; 0: no document
     * @param outSequence how many entries the outbox ever had
     * @param fields what is set beside version and outbox
     * @param said goes into the outbox
     */
    record Write(String id, long read, long outSequence, Document fields, List<? extends Envelope<?>> said) {}

    /** @param next null: time alone changes nothing */
    record Settled(String id, long version, @Nullable Instant next) {}

    private final MongoCollection<Document> collection;
    private final InstantSource real;
    private final String process = UUID.randomUUID().toString();
    private final AtomicLong bulks = new AtomicLong();

    /** @param real real time: how long an outbox has waited does not depend on a drill */
    VersionedDocuments(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.real = real;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    /** They serve the sweep and the relay's poll. */
    void createIndexes() {
        collection.createIndex(new Document("nextCheckAt", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("outboxSince", 1), new IndexOptions().sparse(true));
    }

    /**
     * Writes each, due at {@code now}.
     *
     * @return the ids of those that somebody else wrote meanwhile; nothing of theirs was changed
     */
    Set<String> compareAndSet(List<Write> all, Instant now) {
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
                writes.add(new InsertOneModel<>(fresh(write)));
            } else {
                writes.add(update(write));
                updates++;
            }
        }
        var outcome = Bulks.write(collection, writes);
        var lost = new HashSet<String>();
        outcome.duplicates().forEach(index -> lost.add(all.get(index).id()));
        if (outcome.matched() < updates) {
            lost.addAll(notWrittenBy(writer, all));
        }
        return lost;
    }

    private Document fresh(Write write) {
        var document = new Document("_id", write.id());
        document.putAll(write.fields());
        document.append("projected", 0L)
                .append("outSequence", (long) write.said().size())
                .append("outbox", OutboxEntries.entries(write.said(), real.instant()));
        if (!write.said().isEmpty()) {
            document.append("outboxSince", Date.from(real.instant()));
        }
        return document;
    }

    private UpdateOneModel<Document> update(Write write) {
        var update = new Document("$set", write.fields());
        if (!write.said().isEmpty()) {
            write.fields()
                    .append("outboxSince", Date.from(real.instant()))
                    .append("outSequence", write.outSequence() + write.said().size());
            update.append(
                    "$push",
                    new Document("outbox", new Document("$each", OutboxEntries.entries(write.said(), real.instant()))));
        }
        return new UpdateOneModel<>(atVersion(write.id(), write.read()), update);
    }

    /** Those that we wrote and somebody else then wrote too count as lost: reading again finds everything applied. */
    private Set<String> notWrittenBy(String writer, List<Write> all) {
        var lost = new LinkedHashSet<String>();
        all.forEach(write -> lost.add(write.id()));
        var ours = new Document("_id", new Document("$in", List.copyOf(lost))).append("writer", writer);
        for (var document : collection.find(ours).projection(new Document("_id", 1))) {
            lost.remove(document.getString("_id"));
        }
        return lost;
    }

    /** Says of each that is still at the version that what follows from it is written, and when it is due next. */
    void settle(List<Settled> all) {
        var writes = new ArrayList<UpdateOneModel<Document>>(all.size());
        for (var settled : all) {
            var set = new Document("projected", settled.version());
            var update = new Document("$set", set);
            if (settled.next() == null) {
                update.append("$unset", new Document("nextCheckAt", ""));
            } else {
                set.append("nextCheckAt", Date.from(settled.next()));
            }
            writes.add(new UpdateOneModel<>(atVersion(settled.id(), settled.version()), update));
        }
        Bulks.write(collection, writes);
    }

    /** Makes these due, as a new version, and sets a few fields more. */
    void touch(Document which, Instant now, Document fields) {
        collection.updateMany(
                which,
                new Document("$inc", new Document("version", 1L))
                        .append("$set", fields.append("nextCheckAt", Date.from(now))));
    }

    void touch(Document which, Instant now) {
        touch(which, now, new Document());
    }

    List<String> due(Instant now, int most) {
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
