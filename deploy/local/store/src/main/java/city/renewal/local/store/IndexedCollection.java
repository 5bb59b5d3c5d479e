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
 * A collection whose queries are led by the indexes that aren't unique as well: its parent compares every document with every
 * query unless a unique index has exactly the query's fields, and sorts all that it finds, for one page too.
 *
 * <p>Whoever is given a document has one of their own; what is only passed on stays packed in it (see {@link Looked}).
 */
final class IndexedCollection extends StoredCollection {
    private final SortedIndexes indexes;
    private @Nullable Document onlyMatching;
    private Looked lookedByCommand = Looked.EVERYWHERE;
    private boolean isReplying;
    /** Those that the library's own indexes compare. */
    private Set<String> uniqueFields = Set.of();

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
        findUniqueFields();
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        indexes.forget(name);
        findUniqueFields();
    }

    private void findUniqueFields() {
        uniqueFields = getIndexes().stream()
                .filter(UniqueIndex.class::isInstance)
                .map(UniqueIndex.class::cast)
                .flatMap(index -> index.paths().stream())
                .map(Looked::top)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized void addDocument(Document document) {
        new Looked(uniqueFields).open(document);
        super.addDocument(document);
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
        var stored = stored(position);
        super.removeDocument(position);
        if (stored != null) {
            indexes.removed(position, stored.shallow());
        }
    }

    // --- changes -----------------------------------------------------------------------------------------------------

    @Override
    public synchronized Document updateDocuments(
            Document query, Document update, ArrayFilters filters, boolean isMulti, boolean isUpsert, Oplog oplog) {
        var plain = Order.ID.equals(getIdField()) ? PlainChange.of(update) : null;
        var done = plain == null ? null : change(query, plain, isMulti, isUpsert);
        if (done != null) {
            return done;
        }
        Packed.openAll(update);
        return super.updateDocuments(query, update, filters, isMulti, isUpsert, oplog);
    }

    /** Null when the library is to do it. */
    private @Nullable Document change(Document query, PlainChange plain, boolean isMulti, boolean isUpsert) {
        var changes = changes(query, plain, isMulti);
        if (changes == null) {
            return null;
        }
        if (changes.isEmpty() && isUpsert) {
            return insert(plain.fresh(query));
        }
        var modified = 0;
        for (var change : changes) {
            modified += replace(change.before(), change.after()) ? 1 : 0;
        }
        return new Document("n", changes.size()).append("nModified", modified);
    }

    private @Nullable Document insert(@Nullable Document fresh) {
        if (fresh == null) {
            return null;
        }
        addDocument(fresh);
        return new Document("upserted", fresh.get(Order.ID)).append("n", 0).append("nModified", 0);
    }

    private record Change(Document before, Document after) {}

    /** Of each document that the query finds; null when the library is to do it. */
    private @Nullable List<Change> changes(Document query, PlainChange plain, boolean isMulti) {
        if (isMulti && plain instanceof PlainChange.Replacement) {
            return null;
        }
        var looked = Looked.of(query, null, null).and(uniqueFields);
        var changes = new ArrayList<Change>();
        for (var before : found(new Question(query, null, 0, 0, 0, null), looked)) {
            var after = plain.after(before);
            if (after == null) {
                return null;
            }
            new Looked(uniqueFields).open(after);
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

    // --- queries -----------------------------------------------------------------------------------------------------

    /** What the command finds is for its reply alone: nobody looks into it but the question itself. */
    Document replying(Supplier<Document> command) {
        isReplying = true;
        try {
            return command.get();
        } finally {
            isReplying = false;
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
        var looked = isReplying ? Looked.of(query, orderBy, projection) : lookedByCommand;
        return found(new Question(query, orderBy, skip, limit, batchSize, projection), looked);
    }

    private QueryResult found(Question asked, Looked looked) {
        var query = asked.query();
        var orderBy = asked.orderBy();
        var named = Order.ID.equals(getIdField()) ? Named.of(query, orderBy) : null;
        if (named != null) {
            return match(at(named.ids().stream(), looked), named.rest(), asked);
        }
        if (isLedByUniqueIndex(query)) {
            return super.queryDocuments(
                    query, orderBy, asked.skip(), asked.limit(), asked.batchSize(), asked.projection());
        }
        var led = indexes.lead(query, orderBy, asked.limit() > 0 ? asked.skip() + asked.limit() : 0);
        if (led == null) {
            return matchAll(asked, looked);
        }
        var documents = at(led.ids(), looked);
        return led.isInOrder()
                ? matchDocumentsFromStream(
                        query, documents, asked.skip(), asked.limit(), asked.batchSize(), null, asked.projection())
                : match(documents, query, asked);
    }

    /** An update that was refused half-way leaves an entry of a document that may be gone since. */
    private Stream<Document> at(Stream<?> ids, Looked looked) {
        return ids.map(this::stored).filter(Objects::nonNull).map(looked::at);
    }

    /** The aggregation goes through what matches, where it would go through everything, and looks at this of it. */
    Document aggregating(Document match, Looked looked, Supplier<Document> aggregation) {
        onlyMatching = match;
        lookedByCommand = looked;
        try {
            return aggregation.get();
        } finally {
            onlyMatching = null;
            lookedByCommand = Looked.EVERYWHERE;
        }
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
