package city.renewal.local.store;

import city.renewal.local.store.SortedIndexes.QueryPlan;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents are in the log, by record id. The library compares documents with queries and computes
 * updates; here are the access paths: a unique index, an index that isn't unique (see {@link SortedIndexes}), or all
 * documents in their natural order.
 *
 * <p>A query holds few decoded documents at a time, however many it matches: the others are read again when they are
 * needed, in the version that was found.
 */
final class StoreCollection extends AbstractMongoCollection<Long> {
    /** So many documents of a result stay decoded. */
    private static final int MAX_DECODED = 128;

    private static final Document ALL = new Document();

    private final DocumentLog log;
    private NavigableMap<Long, StoredDocument> documents;
    private final SortedIndexes indexes = new SortedIndexes(this);
    private @Nullable Document aggregationMatch;
    /** The documents that the current update assigns to top-level fields. */
    private Map<String, Object> assigned = Map.of();

    StoreCollection(
            MongoDatabase database, String name, CollectionOptions options, DocumentLog log, CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.log = log;
        this.documents = log.documents(getFullName());
    }

    // --- documents ---------------------------------------------------------------------------------------------------

    @Override
    protected Long addDocumentInternal(Document document) {
        var recordId = log.add(getFullName(), document);
        indexes.insert(recordId, document);
        return recordId;
    }

    @Override
    protected void handleUpdate(Long recordId, Document before, Document after) {
        var stored = assigned.isEmpty() ? before : getDocument(recordId);
        log.put(getFullName(), recordId, after);
        indexes.update(recordId, Objects.requireNonNull(stored), after);
    }

    @Override
    protected void removeDocument(Long recordId) {
        indexes.delete(recordId, Objects.requireNonNull(getDocument(recordId)));
        log.remove(getFullName(), recordId);
    }

    @Override
    protected @Nullable Document getDocument(Long recordId) {
        var stored = documents.get(recordId);
        return stored == null ? null : log.read(stored);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(log.read(entry.getValue()), entry.getKey()));
    }

    /** All documents with at least these fields. Ids needn't be read from the files. */
    Stream<DocumentWithPosition<Long>> streamFields(Collection<String> fields) {
        return Set.of(StoredDocument.ID).containsAll(fields)
                ? documents.entrySet().stream()
                        .map(entry -> new DocumentWithPosition<>(
                                new Document(StoredDocument.ID, entry.getValue().id()), entry.getKey()))
                : streamAllDocumentsWithPosition();
    }

    @Override
    public void drop() {
        List.copyOf(documents.keySet()).forEach(recordId -> log.remove(getFullName(), recordId));
        super.drop();
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newName) {
        var formerName = getFullName();
        super.renameTo(newDatabase, newName);
        for (var entry : List.copyOf(documents.entrySet())) {
            log.put(getFullName(), entry.getKey(), log.read(entry.getValue()));
            log.remove(formerName, entry.getKey());
        }
        documents = log.documents(getFullName());
    }

    // --- indexes -----------------------------------------------------------------------------------------------------

    @Override
    public void addIndex(Index<Long> index) {
        super.addIndex(index);
        if (index instanceof DeclaredIndex declared) {
            indexes.declare(declared);
        }
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        indexes.drop(name);
    }

    // --- updates -----------------------------------------------------------------------------------------------------

    /**
     * A nested document that is assigned replaces the former one when its bytes differ, as in MongoDB. The library
     * compares numbers by value, and would keep 1 where 1.0 is assigned; so it doesn't see the former document then.
     */
    @Override
    public Document updateDocuments(
            Document query, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert, Oplog oplog) {
        assigned = assignedDocuments(update);
        try {
            return super.updateDocuments(query, update, filters, isMulti, isUpsert, oplog);
        } finally {
            assigned = Map.of();
        }
    }

    private Map<String, Object> assignedDocuments(Document update) {
        var found = new HashMap<String, Object>();
        if (update.get("$set") instanceof Document operands) {
            operands.forEach((field, value) -> {
                if (value instanceof Document && !field.contains(".")) {
                    found.put(field, value);
                }
            });
        }
        if (!found.isEmpty()) {
            // A unique index compares the former values.
            uniqueIndexes()
                    .flatMap(index -> index.paths().stream())
                    .forEach(path -> found.remove(path.split("\\.", 2)[0]));
        }
        return found;
    }

    private Document withoutReplaced(Document document) {
        assigned.forEach((field, value) -> {
            if (document.get(field) instanceof Document former && !former.equals(value)) {
                document.put(field, false);
            }
        });
        return document;
    }

    // --- queries -----------------------------------------------------------------------------------------------------

    /** A document that a query has found; decoded or to be read again. */
    private record Match(StoredDocument stored, @Nullable Document decoded) {
        Match withoutDocument() {
            return new Match(stored, null);
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
        var found = find(query, orderBy, skip, limit);
        if (batchSize <= 0) {
            return new QueryResult(() -> found.stream()
                    .map(match -> read(List.of(match), projection).getFirst())
                    .iterator());
        }
        var cursor = new BatchCursor<>(
                cursorRegistry.generateCursorId(),
                found,
                match -> match.stored().length(),
                batch -> read(batch, projection));
        var first = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(cursor);
        return new QueryResult(first, cursor);
    }

    private List<Match> find(Document query, @Nullable Document orderBy, int skip, int limit) {
        var plan = plan(query, orderBy, limit > 0 ? skip + limit : 0);
        var matches = plan.recordIds()
                .map(documents::get)
                // An update that failed half-way may leave an entry of a document that was removed since.
                .filter(Objects::nonNull)
                .map(stored -> new Match(stored, log.read(stored)))
                .filter(match -> documentMatchesQuery(Objects.requireNonNull(match.decoded()), query));
        var order = plan.isSorted() ? null : deriveComparator(orderBy);
        if (order != null && orderBy != null) {
            var topLevel = orderBy.keySet().stream()
                    .map(path -> path.split("\\.", 2)[0])
                    .collect(Collectors.toSet());
            matches = matches.map(match -> only(topLevel, match))
                    .sorted(Comparator.comparing(Match::decoded, order))
                    .map(Match::withoutDocument);
        }
        var found = new ArrayList<Match>();
        matches.skip(skip)
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .forEach(match -> found.add(found.size() < MAX_DECODED ? match : match.withoutDocument()));
        return found;
    }

    private static Match only(Set<String> fields, Match match) {
        var whole = Objects.requireNonNull(match.decoded());
        var part = new Document();
        for (var field : fields) {
            if (whole.containsKey(field)) {
                part.put(field, whole.get(field));
            }
        }
        return new Match(match.stored(), part);
    }

    private List<Document> read(List<Match> matches, @Nullable Document projection) {
        var documents = matches.stream()
                .map(match -> match.decoded() == null ? log.read(match.stored()) : match.decoded())
                .map(this::withoutReplaced);
        return matchDocumentsFromStream(documents, ALL, null, 0, 0, 0, projection)
                .collectDocuments();
    }

    private QueryPlan plan(Document query, @Nullable Document orderBy, int limit) {
        var isReversed = isNaturalDescending(orderBy);
        var plan = uniqueIndexes()
                .map(index -> index.find(query))
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> StreamSupport.stream(found.spliterator(), false).distinct())
                .map(found -> new QueryPlan(found, false))
                .or(() -> Optional.ofNullable(indexes.plan(query, isReversed ? null : orderBy, limit)))
                .orElseGet(() -> new QueryPlan(documents.keySet().stream(), false));
        return isReversed ? new QueryPlan(plan.recordIds().sorted(Comparator.reverseOrder()), false) : plan;
    }

    private Stream<UniqueIndex> uniqueIndexes() {
        return getIndexes().stream().filter(UniqueIndex.class::isInstance).map(UniqueIndex.class::cast);
    }

    /** Runs an aggregation over the documents that match instead of the whole collection. */
    Document runAggregation(Document match, Supplier<Document> aggregation) {
        aggregationMatch = match;
        try {
            return aggregation.get();
        } finally {
            aggregationMatch = null;
        }
    }

    @Override
    public Iterable<Document> queryAll() {
        return handleQuery(aggregationMatch == null ? new Document() : new Document("$query", aggregationMatch));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    // --- sizes -------------------------------------------------------------------------------------------------------

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
