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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries are led by the indexes that aren't unique as well: its parent compares every document with every
 * query unless a unique index has exactly the query's fields, and sorts all that it finds, for one page too.
 *
 * <p>A document that is kept is never changed: a change makes another one, which takes its place. So whoever was given one may
 * go on reading it.
 */
final class IndexedCollection extends StoredCollection {
    private final SortedIndexes indexes;
    private @Nullable Document onlyMatching;
    private boolean isLending;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Stored> documents,
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
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        indexes.forget(name);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var position = super.addDocumentInternal(document);
        indexes.added(position, document);
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        super.handleUpdate(position, before, after);
        indexes.changed(position, before, after);
    }

    @Override
    protected void removeDocument(Object position) {
        var document = getDocument(position);
        super.removeDocument(position);
        if (document != null) {
            indexes.removed(position, document);
        }
    }

    // --- changes -----------------------------------------------------------------------------------------------------

    @Override
    public synchronized Document updateDocuments(
            Document query, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert, Oplog oplog) {
        var changes = changes(query, update, isMulti);
        if (changes == null || (changes.isEmpty() && isUpsert)) {
            return lending(() -> super.updateDocuments(query, update, filters, isMulti, isUpsert, oplog));
        }
        var modified = 0;
        for (var change : changes) {
            modified += replace(change.before(), change.after()) ? 1 : 0;
        }
        return new Document("n", changes.size()).append("nModified", modified);
    }

    private record Change(Document before, Document after) {}

    /** Of each document that the query finds; null when the library is to do it. */
    private @Nullable List<Change> changes(Document query, Document update, boolean isMulti) {
        var plain = Order.ID.equals(getIdField()) ? PlainChange.of(update) : null;
        if (plain == null || (isMulti && plain instanceof PlainChange.Replacement)) {
            return null;
        }
        var changes = new ArrayList<Change>();
        for (var before : queryDocuments(query, null, 0, 0, 0, null)) {
            var after = plain.after(before);
            if (after == null) {
                return null;
            }
            changes.add(new Change(before, after));
            if (!isMulti) {
                break;
            }
        }
        return changes;
    }

    /** Whether that makes a difference. */
    private boolean replace(Document before, Document after) {
        if (!PlainChange.isChanged(before, after)) {
            return false;
        }
        for (var index : getIndexes()) {
            index.checkUpdate(before, after, this);
        }
        var position = Missing.ofNullable(before.get(Order.ID));
        for (var index : getIndexes()) {
            index.updateInPlace(before, after, position, this);
        }
        handleUpdate(position, before, after);
        return !Same.are(before, after);
    }

    @Override
    public synchronized Document findAndModify(Document command) {
        return lending(() -> super.findAndModify(command));
    }

    /** The library changes the documents that it finds, and puts them back: those have to be its own. */
    private Document lending(Supplier<Document> change) {
        isLending = true;
        try {
            return change.get();
        } finally {
            isLending = false;
        }
    }

    // --- queries -----------------------------------------------------------------------------------------------------

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var found = found(query, orderBy, skip, limit, batchSize, projection);
        return isLending ? new QueryResult(copies(found)) : found;
    }

    private static List<Document> copies(QueryResult found) {
        var copies = new ArrayList<Document>();
        found.forEach(document -> copies.add(document.cloneDeeply()));
        return copies;
    }

    private QueryResult found(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var named = Order.ID.equals(getIdField()) ? Named.of(query, orderBy) : null;
        if (named != null) {
            var documents = named.ids().stream().map(this::getDocument).filter(Objects::nonNull);
            return matchDocumentsFromStream(documents, named.rest(), orderBy, skip, limit, batchSize, projection);
        }
        var led = isLedByUniqueIndex(query) ? null : indexes.lead(query, orderBy, limit > 0 ? skip + limit : 0);
        if (led == null) {
            return super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
        }
        // An update that was refused half-way leaves an entry of a document that may be gone since.
        var documents = led.ids().map(this::getDocument).filter(Objects::nonNull);
        return led.isInOrder()
                ? matchDocumentsFromStream(query, documents, skip, limit, batchSize, null, projection)
                : matchDocumentsFromStream(documents, query, orderBy, skip, limit, batchSize, projection);
    }

    /** What an aggregation that begins with this match goes through, which is everything otherwise; null ends it. */
    void aggregateOnly(@Nullable Document match) {
        onlyMatching = match;
    }

    @Override
    public Iterable<Document> queryAll() {
        return handleQuery(onlyMatching == null ? new Document() : new Document("$query", onlyMatching));
    }

    /** How many documents the query finds; null where they have to be looked at for that. */
    @Nullable
    Long countByIndex(Document query) {
        return indexes.count(query);
    }

    private boolean isLedByUniqueIndex(Document query) {
        return getIndexes().stream().anyMatch(index -> index.canHandle(query));
    }

    /** Keeps the first few while it goes through all, where the parent sorts all of them. */
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
        var first = FirstInOrder.of(matching, order, skip + limit);
        return super.matchDocumentsFromStream(query, first.stream(), skip, limit, batchSize, null, projection);
    }
}
