package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries also use indexes that aren't unique. Its parent compares every document with every query
 * unless a unique index has exactly the query's fields, and sorts all matches even for one page.
 *
 * <p>A caller owns the document that it receives; nested documents that a command only passes on stay {@link RawBson}
 * (see {@link FieldMask}).
 */
final class IndexedCollection extends StoredCollection {
    private final SortedIndexes indexes;
    private @Nullable Document aggregationFilter;
    private FieldMask maskOfCommand = FieldMask.ALL;
    private boolean isReadCommand;
    /** The top-level fields of the unique indexes, which the library compares. */
    private Set<String> uniqueFields = Set.of();

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, StoredDocument> documents,
            CursorRegistry cursors,
            MVStore memory) {
        super(database, name, options, documents, cursors);
        this.indexes = new SortedIndexes(name, documents, memory);
    }

    @Override
    public void addIndex(Index<Object> index) {
        super.addIndex(index);
        if (index instanceof DeclaredIndex declared) {
            indexes.declare(declared);
        }
        collectUniqueFields();
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        indexes.drop(name);
        collectUniqueFields();
    }

    private void collectUniqueFields() {
        uniqueFields = getIndexes().stream()
                .filter(UniqueIndex.class::isInstance)
                .map(UniqueIndex.class::cast)
                .flatMap(index -> index.paths().stream())
                .map(FieldMask::topLevelField)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized void addDocument(Document document) {
        new FieldMask(uniqueFields).decodeFields(document);
        super.addDocument(document);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var position = super.addDocumentInternal(document);
        indexes.insert(position, document);
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        super.handleUpdate(position, before, after);
        indexes.update(position, before, after);
    }

    @Override
    protected void removeDocument(Object position) {
        var stored = stored(position);
        super.removeDocument(position);
        if (stored != null) {
            indexes.delete(position, stored.decodeShallow());
        }
    }

    // --- updates -----------------------------------------------------------------------------------------------------

    @Override
    public synchronized Document updateDocuments(
            Document query, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert, Oplog oplog) {
        var simpleUpdate = StoredDocument.ID.equals(getIdField()) ? SimpleUpdate.of(update) : null;
        var reply = simpleUpdate == null ? null : update(query, simpleUpdate, isMulti, isUpsert);
        if (reply != null) {
            return reply;
        }
        RawBson.decodeAll(update);
        return super.updateDocuments(query, update, filters, isMulti, isUpsert, oplog);
    }

    /** Null when the library has to execute the update. */
    private @Nullable Document update(Document query, SimpleUpdate simpleUpdate, boolean isMulti, boolean isUpsert) {
        var updates = updates(query, simpleUpdate, isMulti);
        if (updates == null) {
            return null;
        }
        if (updates.isEmpty() && isUpsert) {
            return insert(simpleUpdate.upserted(query));
        }
        var modified = 0;
        for (var each : updates) {
            modified += replace(each.before(), each.after()) ? 1 : 0;
        }
        return new Document("n", updates.size()).append("nModified", modified);
    }

    private @Nullable Document insert(@Nullable Document upserted) {
        if (upserted == null) {
            return null;
        }
        addDocument(upserted);
        return new Document("upserted", upserted.get(StoredDocument.ID))
                .append("n", 0)
                .append("nModified", 0);
    }

    private record DocumentUpdate(Document before, Document after) {}

    /** The update of each document that the query matches; null when the library has to execute the update. */
    private @Nullable List<DocumentUpdate> updates(Document query, SimpleUpdate simpleUpdate, boolean isMulti) {
        if (isMulti && simpleUpdate instanceof SimpleUpdate.Replacement) {
            return null;
        }
        var mask = FieldMask.of(query, null, null).with(uniqueFields);
        var updates = new ArrayList<DocumentUpdate>();
        for (var before : find(new FindRequest(query, null, 0, 0, 0, null), mask)) {
            var after = simpleUpdate.apply(before);
            if (after == null) {
                return null;
            }
            new FieldMask(uniqueFields).decodeFields(after);
            updates.add(new DocumentUpdate(before, after));
            if (!isMulti) {
                break;
            }
        }
        return updates;
    }

    /** Whether the document was modified. */
    private boolean replace(Document before, Document after) {
        if (!SimpleUpdate.differs(before, after)) {
            return false;
        }
        for (var index : getIndexes()) {
            index.checkUpdate(before, after, this);
        }
        var position = Missing.ofNullable(before.get(StoredDocument.ID));
        for (var index : getIndexes()) {
            index.updateInPlace(before, after, position, this);
        }
        handleUpdate(position, before, after);
        return !ValueEquality.areEqual(before, after);
    }

    // --- queries -----------------------------------------------------------------------------------------------------

    /**
     * Runs a read command. Its result is only encoded into the reply, so the query alone decides which fields are
     * decoded.
     */
    Document runRead(Supplier<Document> command) {
        isReadCommand = true;
        try {
            return command.get();
        } finally {
            isReadCommand = false;
        }
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var mask = isReadCommand ? FieldMask.of(query, orderBy, projection) : maskOfCommand;
        return find(new FindRequest(query, orderBy, skip, limit, batchSize, projection), mask);
    }

    private QueryResult find(FindRequest request, FieldMask mask) {
        var query = request.query();
        var orderBy = request.orderBy();
        var lookup = StoredDocument.ID.equals(getIdField()) ? IdLookup.of(query, orderBy) : null;
        if (lookup != null) {
            return matchStream(load(lookup.ids().stream(), mask), lookup.remainingQuery(), request);
        }
        if (hasMatchingUniqueIndex(query)) {
            return super.queryDocuments(
                    query, orderBy, request.skip(), request.limit(), request.batchSize(), request.projection());
        }
        var plan = indexes.plan(query, orderBy, request.limit() > 0 ? request.skip() + request.limit() : 0);
        if (plan == null) {
            return scanAll(request, mask);
        }
        var documents = load(plan.ids(), mask);
        return plan.isSorted()
                ? matchDocumentsFromStream(
                        query,
                        documents,
                        request.skip(),
                        request.limit(),
                        request.batchSize(),
                        null,
                        request.projection())
                : matchStream(documents, query, request);
    }

    /**
     * Skips ids without a document: an update that failed half-way may leave an entry of a document that was removed
     * since.
     */
    private Stream<Document> load(Stream<?> ids, FieldMask mask) {
        return ids.map(this::stored).filter(Objects::nonNull).map(mask::decode);
    }

    /**
     * Runs an aggregation over the documents that match instead of the whole collection, decoding only the fields of
     * the mask.
     */
    Document runAggregation(Document match, FieldMask mask, Supplier<Document> aggregation) {
        aggregationFilter = match;
        maskOfCommand = mask;
        try {
            return aggregation.get();
        } finally {
            aggregationFilter = null;
            maskOfCommand = FieldMask.ALL;
        }
    }

    @Override
    public Iterable<Document> queryAll() {
        return handleQuery(aggregationFilter == null ? new Document() : new Document("$query", aggregationFilter));
    }

    /** The number of documents that the query matches; null when the documents have to be read to count them. */
    @Nullable
    Long countByIndex(Document query) {
        return indexes.count(query);
    }

    private boolean hasMatchingUniqueIndex(Document query) {
        return getIndexes().stream().anyMatch(index -> index.canHandle(query));
    }

    /** Keeps only the first documents while it reads all matches; the parent sorts all of them. */
    @Override
    protected QueryResult matchDocumentsFromStream(
            Document query,
            Stream<Document> documents,
            int skip,
            int limit,
            int batchSize,
            @Nullable Comparator<Document> order,
            @Nullable Document projection) {
        if (order == null || limit <= 0) {
            return super.matchDocumentsFromStream(query, documents, skip, limit, batchSize, order, projection);
        }
        var matching = documents.filter(document -> documentMatchesQuery(document, query));
        var first = TopKSort.of(matching, order, skip + limit);
        return super.matchDocumentsFromStream(query, first.stream(), skip, limit, batchSize, null, projection);
    }
}
