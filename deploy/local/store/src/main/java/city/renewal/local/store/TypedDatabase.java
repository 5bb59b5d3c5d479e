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
 * A database whose maps have explicit key and value types.
 *
 * <p>The parent's maps write documents with Java serialization, and compare the keys of an index by serializing both.
 * Here each map is a {@link JournaledMap} with the data types of its keys and values.
 */
final class TypedDatabase extends H2Database {
    private static final Document COUNT_STAGE =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    private final MVStore file;
    private final ChangeJournal journal;
    /** Holds the entries of indexes that are built from the file, and is lost with this process. */
    private final MVStore memory;

    TypedDatabase(String name, MVStore file, ChangeJournal journal, CursorRegistry cursors) {
        // Set before the parent's constructor, which opens every collection of the file through the methods below.
        this.file = file;
        this.journal = journal;
        this.memory = new MVStore.Builder().autoCommitDisabled().open();
        super(name, file, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        var map = "%s.%s._index_%s".formatted(getDatabaseName(), collection, index);
        var entries = JournaledMap.open(file, map, KeyDataType.INSTANCE, journal);
        if (keys.size() > 1 || !keys.getFirst().getKey().equals(StoredDocument.ID)) {
            return new UniqueIndex(index, keys, sparse, entries);
        }
        var documents = documents(collection);
        if (!entries.isEmpty() && IdIndex.hasOnlyStringIds(documents)) {
            // Entries that an older version has written.
            journal.recordStructureChange();
            entries.clear();
        }
        return new IdIndex(index, keys, documents, entries);
    }

    /** The parent would create indexes that no query uses. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new DeclaredIndex(index, keys, sparse);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new IndexedCollection(this, collection, options, documents(collection), cursorRegistry, memory);
    }

    private JournaledMap<StoredDocument> documents(String collection) {
        var map = "databases.%s.%s".formatted(getDatabaseName(), collection);
        return JournaledMap.open(file, map, DocumentDataType.INSTANCE, journal);
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
        return collection.runRead(() -> super.handleCommand(channel, command, query, databases, oplog));
    }

    /**
     * The library reads the whole collection for an aggregation; if the first stage is a match, only the matching
     * documents are read here.
     */
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
            return countReply(collection, count);
        }
        var mask = query.get("pipeline") instanceof List<?> stages ? FieldMask.of(match, stages) : FieldMask.ALL;
        return collection.runAggregation(
                match, mask, () -> super.handleCommand(channel, command, query, databases, oplog));
    }

    /** Whether this is the aggregation by which the driver counts documents. */
    private static boolean isCount(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                && stages.size() == 2
                && stages.getLast() instanceof Document last
                && last.equals(COUNT_STAGE);
    }

    private Document countReply(IndexedCollection collection, long count) {
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
        journal.recordStructureChange();
        super.dropIndex(collection, index);
    }

    @Override
    public void dropCollection(String collection, Oplog oplog) {
        journal.recordStructureChange();
        super.dropCollection(collection, oplog);
    }

    @Override
    public void drop(Oplog oplog) {
        journal.recordStructureChange();
        super.drop(oplog);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        journal.recordStructureChange();
        super.moveCollection(from, collection, name);
    }
}
