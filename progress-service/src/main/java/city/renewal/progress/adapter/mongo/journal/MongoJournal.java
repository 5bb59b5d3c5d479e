package city.renewal.progress.adapter.mongo.journal;

import city.renewal.events.Envelope;
import city.renewal.progress.application.history.NodesOfFact;
import city.renewal.progress.application.state.Journal;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.json.LargeFacts;
import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * The journal of all received facts:
 *
 * <pre>{@code
 * { _id: event id, source, sequence, type, subject, nodes: [ids of the nodes concerned], time, decided, at, data,
 *   brief: {…}, since: "…", difference: {…} }
 * }</pre>
 *
 * <p>{@code decided} is {@code time} truncated to milliseconds, for sorting; {@code at} is the wall-clock time of the insert. The
 * data of a large fact is packed. Only facts with a plan have the last three fields: see {@link JournalPlanFields}. Inserts are
 * unordered; a duplicate key means that the fact was delivered again.
 */
public final class MongoJournal implements Journal {
    private static final Document IN_ORDER =
            new Document("source", 1).append("sequence", 1).append("_id", 1);

    /** Small, because one fact may contain a plan of a megabyte. */
    private static final int BATCH = 50;

    private static final int PART = 1_000;

    private final MongoCollection<Document> collection;
    private final InstantSource real;

    public MongoJournal(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.real = real;
    }

    /** Serves the facts of a source in order, and all facts about a project by time. */
    public void createIndexes() {
        collection.createIndex(new Document(IN_ORDER));
        collection.createIndex(new Document("subject", 1)
                .append("decided", 1)
                .append("sequence", 1)
                .append("_id", 1));
        dateOldFacts();
    }

    /** Adds the fields for sorting and filtering the history to facts that were stored without them. */
    private void dateOldFacts() {
        var old = new ArrayList<UpdateOneModel<Document>>();
        for (var document : collection.find(new Document("decided", null)).batchSize(BATCH)) {
            var fact = envelope(document);
            old.add(new UpdateOneModel<>(
                    new Document("_id", fact.id()),
                    new Document(
                            "$set", new Document("decided", Date.from(fact.time())).append("nodes", nodes(fact)))));
            if (old.size() == PART) {
                collection.bulkWrite(old);
                old.clear();
            }
        }
        if (!old.isEmpty()) {
            collection.bulkWrite(old);
        }
    }

    private static List<String> nodes(Envelope<?> fact) {
        return List.copyOf(NodesOfFact.of(fact.event()));
    }

    /** The approximate number of facts. */
    public long size() {
        return collection.estimatedDocumentCount();
    }

    @Override
    public void append(List<Envelope<?>> facts) {
        var at = Date.from(real.instant());
        var plans = new JournalPlanFields(collection).of(facts);
        BulkWrites.write(
                collection,
                facts.stream()
                        .map(fact -> {
                            var document = document(fact, at);
                            document.putAll(plans.getOrDefault(fact.id(), new Document()));
                            return new InsertOneModel<>(document);
                        })
                        .toList());
    }

    @Override
    public List<Envelope<?>> after(String source, long sequence) {
        var found = new ArrayList<Envelope<?>>();
        each(
                collection.find(new Document("source", source).append("sequence", new Document("$gt", sequence))),
                found::add);
        return found;
    }

    @Override
    public List<Envelope<?>> about(String subject) {
        var found = new ArrayList<Envelope<?>>();
        each(collection.find(new Document("subject", subject)), found::add);
        return found;
    }

    @Override
    public List<Envelope<?>> about(String subject, Instant before) {
        var found = new ArrayList<Envelope<?>>();
        // The index has milliseconds; the exact comparison follows below.
        var filter = new Document("subject", subject).append("decided", new Document("$lte", Date.from(before)));
        each(collection.find(filter), fact -> {
            if (fact.time().isBefore(before)) {
                found.add(fact);
            }
        });
        return found;
    }

    @Override
    public void read(Consumer<Envelope<?>> reader) {
        each(collection.find(), reader);
    }

    private static void each(FindIterable<Document> documents, Consumer<Envelope<?>> reader) {
        for (var document : documents.sort(IN_ORDER)) {
            reader.accept(envelope(document));
        }
    }

    private static Document document(Envelope<?> fact, Date at) {
        return new Document("_id", fact.id())
                .append("source", fact.source())
                .append("sequence", fact.sequence())
                .append("type", fact.type())
                .append("subject", fact.subject())
                .append("nodes", nodes(fact))
                .append("time", fact.time().toString())
                .append("decided", Date.from(fact.time()))
                .append("at", at)
                .append("data", LargeFacts.document(fact.event()));
    }

    private static Envelope<?> envelope(Document document) {
        return envelope(document, "data");
    }

    /** @param field the field with the event: {@code data} or {@code brief} */
    static Envelope<?> envelope(Document document, String field) {
        return new Envelope<>(
                document.getString("_id"),
                document.getString("source"),
                document.getString("type"),
                document.getString("subject"),
                Instant.parse(document.getString("time")),
                document.getLong("sequence"),
                EventJson.event(
                        document.getString("type"), Objects.requireNonNull(document.get(field, Document.class))));
    }
}
