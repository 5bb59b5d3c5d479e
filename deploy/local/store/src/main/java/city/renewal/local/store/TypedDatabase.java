package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A database whose maps know what they hold.
 *
 * <p>Left alone, a map writes documents with Java's serialization, and compares the keys of an index by serializing
 * both. Here each is a {@link LoggedMap} with the types that its keys and values have.
 */
final class TypedDatabase extends H2Database {
    private static final Document COUNT =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    private final MVStore file;
    private final Journal journal;
    /** What is made of the file when it is needed, and is lost with this process. */
    private final MVStore memory;

    TypedDatabase(String name, MVStore file, Journal journal, CursorRegistry cursors) {
        // Before the parent's constructor, which opens every collection of the file through the methods below.
        this.file = file;
        this.journal = journal;
        this.memory = new MVStore.Builder().autoCommitDisabled().open();
        super(name, file, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var map = "%s.%s._index_%s".formatted(getDatabaseName(), collection, index);
        var entries = LoggedMap.open(file, map, StoredType.INSTANCE, journal);
        if (keys.size() > 1 || !keys.getFirst().getKey().equals(Order.ID)) {
            return new UniqueIndex(index, keys, sparse, entries);
        }
        var documents = documents(collection);
        if (!entries.isEmpty() && IdIndex.hasTextsOnly(documents)) {
            // As an older version has left it.
            journal.structureChanged();
            entries.clear();
        }
        return new IdIndex(index, keys, documents, entries);
    }

    /** The parent would make indexes that lead nowhere. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new DeclaredIndex(index, keys, sparse);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new IndexedCollection(this, collection, options, documents(collection), cursorRegistry, memory);
    }

    private LoggedMap<Stored> documents(String collection) {
        var map = "databases.%s.%s".formatted(getDatabaseName(), collection);
        return LoggedMap.open(file, map, DocumentType.INSTANCE, journal);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find", "count" -> read(channel, command, query, databases, oplog);
            case "aggregate" -> aggregate(channel, command, query, databases, oplog);
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    private Document read(Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (!(resolveCollection(String.valueOf(query.get(command)), false) instanceof IndexedCollection collection)) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        return collection.replying(() -> super.handleCommand(channel, command, query, databases, oplog));
    }

    /** An aggregation goes through the whole collection before its first stage, unless that is a match. */
    private Document aggregate(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        var match = query.containsKey("let") ? null : firstMatch(query);
        if (match == null
                || !(resolveCollection(String.valueOf(query.get(command)), false)
                        instanceof IndexedCollection collection)) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        var count = isCount(query) ? collection.countByIndex(match) : null;
        if (count != null) {
            return counted(collection, count);
        }
        var looked = query.get("pipeline") instanceof List<?> stages ? Looked.of(match, stages) : Looked.EVERYWHERE;
        return collection.aggregating(
                match, looked, () -> super.handleCommand(channel, command, query, databases, oplog));
    }

    /** What the driver asks where documents are to be counted. */
    private static boolean isCount(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                && stages.size() == 2
                && stages.getLast() instanceof Document last
                && last.equals(COUNT);
    }

    private Document counted(IndexedCollection collection, long count) {
        var found = count == 0 ? List.of() : List.of(new Document("_id", 1).append("n", (int) count));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", getDatabaseName() + "." + collection.getCollectionName())
                                .append("firstBatch", found))
                .append("ok", 1.0);
    }

    private static @Nullable Document firstMatch(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                        && !stages.isEmpty()
                        && stages.getFirst() instanceof Document stage
                        && stage.get("$match") instanceof Document match
                ? match
                : null;
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        journal.structureChanged();
        super.dropIndex(collection, index);
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        journal.structureChanged();
        super.dropCollection(collection, oplog);
    }

    @Override
    public void drop(Oplog oplog) {
        journal.structureChanged();
        super.drop(oplog);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        journal.structureChanged();
        super.moveCollection(from, collection, name);
    }
}
