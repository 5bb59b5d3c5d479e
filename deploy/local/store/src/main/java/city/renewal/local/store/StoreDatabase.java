package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A database whose collections are in the log. */
final class StoreDatabase extends AbstractMongoDatabase<Long> {
    /** MongoDB's default; the library's is to return everything at once. */
    private static final int FIRST_BATCH = 101;

    private final DocumentLog log;
    private boolean isOpening = true;

    StoreDatabase(String name, DocumentLog log, CursorRegistry cursors) {
        super(name, cursors);
        this.log = log;
        initializeNamespacesAndIndexes();
        isOpening = false;
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String collection, CollectionOptions options) {
        return new StoreCollection(this, collection, options, log, cursorRegistry);
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean isSparse) {
        return isOpening && resolveCollection(collection, true) instanceof StoreCollection existing
                ? new UniqueIndex(index, keys, isSparse, existing)
                : new UniqueIndex(index, keys, isSparse, null);
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean isSparse) {
        return new DeclaredIndex(index, keys, isSparse);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> {
                query.putIfAbsent("batchSize", FIRST_BATCH);
                yield super.handleCommand(channel, command, query, databases, oplog);
            }
            case "aggregate" -> aggregate(channel, command, query, databases, oplog);
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
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
                        instanceof StoreCollection collection)) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        return collection.runAggregation(match, () -> super.handleCommand(channel, command, query, databases, oplog));
    }

    private static @Nullable Document firstMatch(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                        && !stages.isEmpty()
                        && stages.getFirst() instanceof Document stage
                        && stage.get("$match") instanceof Document match
                ? match
                : null;
    }

    /** Nothing reads the sizes of a database. */
    @Override
    protected long getStorageSize() {
        return 0;
    }

    @Override
    protected long getFileSize() {
        return 0;
    }
}
