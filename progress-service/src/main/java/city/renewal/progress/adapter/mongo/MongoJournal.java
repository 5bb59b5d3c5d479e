package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.progress.application.Journal;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.json.LargeFacts;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Facts as they came in: {@code {_id: event id, source, sequence, type, subject, time, at, data}}; {@code at} is real time.
 * The data of a large fact is packed. Inserted unordered; an id that is there already is the same fact, come again.
 */
public final class MongoJournal implements Journal {
    private static final Document IN_ORDER =
            new Document("source", 1).append("sequence", 1).append("_id", 1);

    private final MongoCollection<Document> collection;
    private final InstantSource real;

    public MongoJournal(MongoCollection<Document> collection, InstantSource real) {
        this.collection = collection;
        this.real = real;
    }

    /** For a source's facts in order, and for all about a project. */
    public void createIndexes() {
        collection.createIndex(new Document(IN_ORDER));
        collection.createIndex(new Document("subject", 1));
    }

    /** About how many facts there are. */
    public long size() {
        return collection.estimatedDocumentCount();
    }

    @Override
    public void append(List<Envelope<?>> facts) {
        var at = Date.from(real.instant());
        Bulks.write(
                collection,
                facts.stream()
                        .map(fact -> new InsertOneModel<>(document(fact, at)))
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
                .append("time", fact.time().toString())
                .append("at", at)
                .append("data", LargeFacts.document(fact.event()));
    }

    private static Envelope<?> envelope(Document document) {
        return new Envelope<>(
                document.getString("_id"),
                document.getString("source"),
                document.getString("type"),
                document.getString("subject"),
                Instant.parse(document.getString("time")),
                document.getLong("sequence"),
                EventJson.event(
                        document.getString("type"), Objects.requireNonNull(document.get("data", Document.class))));
    }
}
