package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries are led by the indexes that aren't unique as well: its parent compares every document with every
 * query unless a unique index has exactly the query's fields, and sorts all that it finds, for one page too.
 */
final class IndexedCollection extends H2Collection {
    private final SortedIndexes indexes;
    private @Nullable Document onlyMatching;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> facts,
            CursorRegistry cursors,
            MVStore memory) {
        super(database, name, options, documents, facts, cursors);
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
        indexes.removed(position, document);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
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

    /** Nobody asks how large it is, and to know that each document would be encoded once more with every write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
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
