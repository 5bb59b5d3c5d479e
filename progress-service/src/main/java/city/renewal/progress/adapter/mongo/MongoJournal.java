package city.renewal.progress.adapter.mongo;

import city.renewal.events.Envelope;
import city.renewal.events.EventTypes;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEvent;
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
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they came in:
 *
 * <pre>{@code
 * { _id: event id, source, sequence, type, subject, nodes: [node ids that it names], time, decided, at, data }
 * }</pre>
 *
 * <p>{@code decided} is {@code time} to the millisecond, for sorting; {@code at} is real time. The data of a large fact is packed. Inserted unordered; an id that is there already is the same fact, come again.
 */
public final class MongoJournal implements Journal {
    private static final Document IN_ORDER =
            new Document("source", 1).append("sequence", 1).append("_id", 1);

    private static final Document NEWEST_FIRST = new Document("subject", -1)
            .append("decided", -1)
            .append("sequence", -1)
            .append("_id", -1);
    private static final String PLAN_SET = EventTypes.typeOf(ProjectEvent.PlanSet.class);
    private static final String SNAPSHOT = EventTypes.typeOf(ProjectEvent.ProjectSnapshotTaken.class);

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
    public Stream<Envelope<?>> newestFirst(String subject, @Nullable String nodeId, List<String> after) {
        var conditions = new ArrayList<Document>();
        conditions.add(new Document("subject", subject));
        if (nodeId != null) {
            conditions.add(new Document("$or", List.of(new Document("nodes", nodeId), new Document("type", PLAN_SET))));
        }
        if (!after.isEmpty()) {
            var at = Date.from(Instant.ofEpochMilli(Long.parseLong(after.get(0))));
            var sequence = Long.parseLong(after.get(1));
            conditions.add(new Document("decided", new Document("$lte", at)));
            conditions.add(new Document(
                    "$or",
                    List.of(
                            new Document("decided", new Document("$lt", at)),
                            new Document("decided", at).append("sequence", new Document("$lt", sequence)),
                            new Document("decided", at)
                                    .append("sequence", sequence)
                                    .append("_id", new Document("$lt", after.get(2))))));
        }
        var cursor = collection
                .find(new Document("$and", conditions))
                .sort(NEWEST_FIRST)
                .batchSize(BATCH)
                .iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .onClose(cursor::close)
                .map(MongoJournal::envelope);
    }

    @Override
    public Optional<Plan> planBefore(String source, long sequence) {
        var filter = new Document("source", source)
                .append("sequence", new Document("$lt", sequence))
                .append("type", new Document("$in", List.of(PLAN_SET, SNAPSHOT)));
        var found = collection
                .find(filter)
                .sort(new Document("source", -1).append("sequence", -1).append("_id", -1))
                .first();
        return Optional.ofNullable(found)
                .map(document -> switch (envelope(document).event()) {
                    case ProjectEvent.PlanSet set -> set.plan();
                    case ProjectEvent.ProjectSnapshotTaken snapshot -> snapshot.plan();
                    default -> null;
                });
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
