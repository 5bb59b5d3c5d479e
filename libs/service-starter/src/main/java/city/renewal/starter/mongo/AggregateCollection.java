package city.renewal.starter.mongo;

import city.renewal.events.Envelope;
import city.renewal.events.RenewalEvent;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.HandledCommand;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import city.renewal.starter.outbox.OutboxEntries;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Stores aggregates with state, version and outbox in one document, so that one single-document write stores a decision
 * and its facts atomically.
 *
 * <pre>{@code
 * { _id, version: 7, sequence: 12, state: {…}, handled: [{id, version}],
 *   outbox: [{id, source, type, subject, time, sequence, data: {…}}], outboxSince: ISODate,
 *   …fields for queries }
 * }</pre>
 *
 * <p>A large state and the data of a large fact are compressed.
 *
 * <p>A write is a compare-and-set on {@code {_id, version}}. It appends to the outbox and never replaces it, so it
 * cannot restore entries that the relay removed in the meantime. Thread-safe.
 */
public final class AggregateCollection<S> implements Aggregates<S> {
    /** Number of handled commands that an aggregate keeps for dedup. */
    private static final int MAX_HANDLED_COMMANDS = 64;

    /** Projection of {@link #stored}: without the outbox and the fields for queries. */
    private static final Document AGGREGATE_FIELDS =
            new Document("version", 1).append("sequence", 1).append("state", 1).append("handled", 1);

    /** A value of a field for queries: the time since which the state has it. While further states have it, the time stays. */
    public record Since(Instant at) {}

    private final MongoCollection<Document> collection;
    private final VersionedCollection versions;
    private final Class<S> type;
    private final String sourcePrefix;
    private final Function<S, String> subject;
    private final Function<S, Document> queryFields;
    private final InstantSource real;
    private final Predicate<S> isLarge;

    /** A collection whose states are never large. */
    public AggregateCollection(
            MongoCollection<Document> collection,
            Class<S> type,
            String sourcePrefix,
            Function<S, String> subject,
            Function<S, Document> queryFields,
            InstantSource real) {
        this(collection, type, sourcePrefix, subject, queryFields, real, _ -> false);
    }

    /**
     * @param sourcePrefix prefix of the id in {@code ce_source}, such as {@code /projects/}
     * @param subject derives {@code ce_subject}, which is also the Kafka key, from the state
     * @param queryFields fields for queries outside the state; a null value is left out, so that a sparse index skips
     *     the document; a value may be {@link Since}
     * @param real real time, for the age of outbox entries, which does not depend on a drill
     * @param isLarge whether a state is stored compressed
     */
    public AggregateCollection(
            MongoCollection<Document> collection,
            Class<S> type,
            String sourcePrefix,
            Function<S, String> subject,
            Function<S, Document> queryFields,
            InstantSource real,
            Predicate<S> isLarge) {
        this.isLarge = isLarge;
        this.collection = collection;
        this.versions = new VersionedCollection(collection);
        this.type = type;
        this.sourcePrefix = sourcePrefix;
        this.subject = subject;
        this.queryFields = queryFields;
        this.real = real;
    }

    /**
     * Creates the index for the relay's poll; the compare-and-set uses the index of {@code _id}. Call it once, before
     * the first use.
     */
    public void createIndexes() {
        collection.createIndex(new Document("outboxSince", 1), new IndexOptions().sparse(true));
    }

    /** The documents themselves, for the relay and for queries. */
    public MongoCollection<Document> documents() {
        return collection;
    }

    @Override
    public Optional<StoredAggregate<S>> load(String id) {
        return Optional.ofNullable(collection
                        .find(new Document("_id", id))
                        .projection(AGGREGATE_FIELDS)
                        .first())
                .map(this::stored);
    }

    @Override
    public List<StoredAggregate<S>> loadAll(Collection<String> ids) {
        return collection
                .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                .projection(AGGREGATE_FIELDS)
                .map(this::stored)
                .into(new ArrayList<>());
    }

    /** Converts a document that a query returned. */
    public StoredAggregate<S> stored(Document document) {
        var handled = document.getList("handled", Document.class, List.of()).stream()
                .map(command -> Bson.read(command, HandledCommand.class))
                .toList();
        return new StoredAggregate<>(
                document.getString("_id"),
                document.getLong("version"),
                document.getLong("sequence"),
                Bson.read(document.get("state", Document.class), type),
                handled);
    }

    @Override
    public boolean create(String id, Change<S> change) {
        return versions.save(newDocument(id, change), 0);
    }

    @Override
    public Set<String> createAll(List<NewAggregate<S>> aggregates) {
        return versions.insertAll(aggregates.stream()
                .map(aggregate -> newDocument(aggregate.id(), aggregate.change()))
                .toList());
    }

    @Override
    public long save(StoredAggregate<S> read, Change<S> change) {
        var version = read.version() + 1;
        var set = new Document("sequence", read.sequence() + change.events().size())
                .append("state", state(change.state()))
                .append("handled", handled(read.handled(), change.commandId(), version));
        var update = new Document("$set", set);
        var absent = new Document();
        queryFields.apply(change.state()).forEach((field, value) -> {
            switch (value) {
                case null -> absent.append(field, "");
                case Since(var at) -> {
                    if (queryFields.apply(read.state()).get(field) == null) {
                        set.append(field, Date.from(at));
                    }
                }
                default -> set.append(field, value);
            }
        });
        if (!absent.isEmpty()) {
            update.append("$unset", absent);
        }
        if (!change.events().isEmpty()) {
            set.append("outboxSince", Date.from(real.instant()));
            update.append(
                    "$push", new Document("outbox", new Document("$each", outbox(read.id(), read.sequence(), change))));
        }
        return compareAndSet(read, update);
    }

    @Override
    public long publishSnapshot(StoredAggregate<S> read, RenewalEvent snapshot) {
        var version = read.version() + 1;
        var envelope = Envelope.of(sourcePrefix + read.id(), subject.apply(read.state()), read.sequence(), snapshot)
                .withId("%s%s/%d/snapshot-%d"
                        .formatted(sourcePrefix.substring(1), read.id(), read.sequence(), version));
        var update = new Document("$set", new Document("outboxSince", Date.from(real.instant())))
                .append("$push", new Document("outbox", OutboxEntries.entry(envelope)));
        return compareAndSet(read, update);
    }

    private long compareAndSet(StoredAggregate<S> read, Document update) {
        if (!versions.update(read.id(), read.version(), update)) {
            throw new ConcurrentChange(read.id(), read.version());
        }
        return read.version() + 1;
    }

    /**
     * Claims aggregates that are due; see {@link VersionedCollection#claimDue}. The query fields contain {@code due},
     * and {@code claimedUntil} as {@link VersionedCollection#FREE}, so that each save ends a claim.
     */
    public List<StoredAggregate<S>> claimDue(String due, Instant now, Instant realNow, Duration lease, int limit) {
        return versions.claimDue(due, now, realNow, lease, limit).stream()
                .map(this::stored)
                .toList();
    }

    private Document newDocument(String id, Change<S> change) {
        var document = new Document("_id", id)
                .append("sequence", (long) change.events().size())
                .append("state", state(change.state()))
                .append("handled", handled(List.of(), change.commandId(), 1))
                .append("outbox", outbox(id, 0, change));
        if (!change.events().isEmpty()) {
            document.append("outboxSince", Date.from(real.instant()));
        }
        queryFields.apply(change.state()).forEach((field, value) -> {
            if (value != null) {
                document.append(field, value instanceof Since(var at) ? Date.from(at) : value);
            }
        });
        return document;
    }

    private Document state(S state) {
        return isLarge.test(state) ? CompressedJson.document(state) : Bson.document(state);
    }

    private List<Document> outbox(String id, long sequence, Change<S> change) {
        var entries = new ArrayList<Document>();
        var next = sequence;
        for (RenewalEvent event : change.events()) {
            entries.add(OutboxEntries.entry(
                    Envelope.of(sourcePrefix + id, subject.apply(change.state()), ++next, event), real.instant()));
        }
        return entries;
    }

    private static List<Document> handled(List<HandledCommand> before, @Nullable String commandId, long version) {
        var handled = new ArrayList<>(before);
        if (commandId != null) {
            handled.add(new HandledCommand(commandId, version));
        }
        return handled.subList(Math.max(0, handled.size() - MAX_HANDLED_COMMANDS), handled.size()).stream()
                .map(Bson::document)
                .toList();
    }
}
