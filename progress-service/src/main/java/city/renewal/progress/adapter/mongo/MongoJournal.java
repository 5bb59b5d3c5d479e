package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.progress.application.Journal;
import city.renewal.progress.application.NodesOfFact;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.json.LargeFacts;
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
 * Facts as they came in:
 *
 * <pre>{@code
 * { _id: event id, source, sequence, type, subject, nodes: [node ids that it names], time, decided, at, data,
 *   brief: {…}, since: "…", difference: {…} }
 * }</pre>
 *
 * <p>{@code decided} is {@code time} to the millisecond, for sorting; {@code at} is real time. The data of a large fact is packed;
 * the last three fields are a plan's: see {@link JournaledPlans}. Inserted unordered; an id that is there already is the same
 * fact, come again.
 */
public final class MongoJournal implements Journal {
    private static final Document IN_ORDER =
            new Document("source", 1).append("sequence", 1).append("_id", 1);

    /** Few at once: a fact may have a plan of a megabyte. */
    private static final int BATCH = 50;

    private static final int PART = 1_000;

    private final MongoCollection<Document> collection;
    private final InstantSource real;

    public MongoJournal(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.real = real;
    }

    /** For a source's facts in order, and for all about a project, by time. */
    public void createIndexes() {
        collection.createIndex(new Document(IN_ORDER));
        collection.createIndex(new Document("subject", 1)
                .append("decided", 1)
                .append("sequence", 1)
                .append("_id", 1));
        dateOldFacts();
    }

    /** Facts journaled before a history was read get what it is sorted and filtered by. */
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

    /** About how many facts there are. */
    public long size() {
        return collection.estimatedDocumentCount();
    }

    @Override
    public void append(List<Envelope<?>> facts) {
        var at = Date.from(real.instant());
        var plans = new JournaledPlans(collection).of(facts);
        Bulks.write(
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
        // To the millisecond in the index, then exactly.
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

    /** @param field what has the event: {@code data} or {@code brief} */
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
