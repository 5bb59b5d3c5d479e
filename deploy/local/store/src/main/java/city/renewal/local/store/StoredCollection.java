package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection over a map of documents by id, or by a generated key if the collection has no ids. */
abstract class StoredCollection extends AbstractSynchronizedMongoCollection<Object> {
    private final MVMap<Object, StoredDocument> documents;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, StoredDocument> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var key = getIdField() == null ? UUID.randomUUID() : Missing.ofNullable(document.get(getIdField()));
        if (documents.put(key, StoredDocument.of(document)) != null) {
            throw new IllegalStateException("Expected no document with the key %s in %s".formatted(key, this));
        }
        return key;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(Missing.ofNullable(position), StoredDocument.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("Expected a document with the key " + position);
        }
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        var found = documents.get(position);
        return found == null ? null : found.decode();
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(entry.getValue().decode(), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return scanAll(new FindRequest(query, orderBy, skip, limit, batchSize, projection), FieldMask.ALL);
    }

    /** The arguments of the library's query method. */
    record FindRequest(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {}

    /** Compares all documents with the query. */
    final QueryResult scanAll(FindRequest request, FieldMask mask) {
        var all = isNaturalDescending(request.orderBy())
                ? documents.entrySet().stream()
                        .sorted((a, b) -> ValueComparator.desc().compare(a.getKey(), b.getKey()))
                        .map(Map.Entry::getValue)
                : documents.values().stream();
        return matchStream(all.map(mask::decode), request.query(), request);
    }

    /** Compares these documents with the remaining query. */
    final QueryResult matchStream(Stream<Document> found, Document remainingQuery, FindRequest request) {
        return matchDocumentsFromStream(
                found,
                remainingQuery,
                request.orderBy(),
                request.skip(),
                request.limit(),
                request.batchSize(),
                request.projection());
    }

    final @Nullable StoredDocument stored(Object position) {
        return documents.get(position);
    }

    /** Nothing reads the size, and tracking it would encode each document once more with every write. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int by) {
        throw new UnsupportedOperationException("The size of the data is not computed");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
