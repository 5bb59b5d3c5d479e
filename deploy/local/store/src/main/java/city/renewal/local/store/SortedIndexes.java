package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of one collection that aren't unique, and the choice of the query plan. An index is built when it is
 * first a candidate; most are never needed on an installation with this store.
 *
 * <p>The plan is, in this order:
 *
 * <ol>
 *   <li>a scan that provides the query's sort order and stops at its limit, if that is likely to read fewer entries
 *       than the next one;
 *   <li>the index whose leading fields the query restricts and that has the fewest entries in range (they are counted);
 *   <li>none, when most of the collection would be fetched one by one.
 * </ol>
 */
final class SortedIndexes {
    /** Up to this many documents, a scan of the collection is as fast as an index. */
    static final int MAX_UNINDEXED_DOCUMENTS = 64;

    private final MVMap<Object, StoredDocument> documents;
    private final MVStore memory;
    private final String collection;
    private final IndexValueInterner interner = new IndexValueInterner();
    private final Map<String, SortedIndex> indexes = new LinkedHashMap<>();

    /** @param memory holds the entries; never written to a file */
    SortedIndexes(String collection, MVMap<Object, StoredDocument> documents, MVStore memory) {
        this.collection = collection;
        this.documents = documents;
        this.memory = memory;
    }

    void declare(DeclaredIndex index) {
        // Ids are unique, so fields behind the id distinguish nothing.
        var fields = index.fields().stream()
                .takeWhile(field -> !field.equals(StoredDocument.ID))
                .toList();
        if (!fields.isEmpty() && !indexes.containsKey(index.getName())) {
            indexes.put(
                    index.getName(),
                    new SortedIndex(fields, index.isDeclaredSparse(), entries(index.getName()), interner));
        }
    }

    void drop(String name) {
        if (indexes.remove(name) != null) {
            memory.removeMap(entries(name));
        }
    }

    private MVMap<Object[], Object> entries(String name) {
        return memory.openMap(
                collection + "." + name,
                new MVMap.Builder<Object[], Object>()
                        .keyType(IndexEntryDataType.INSTANCE)
                        .valueType(KeyDataType.INSTANCE));
    }

    void insert(Object id, Document document) {
        indexes.values().forEach(index -> index.insert(document, id));
    }

    void update(Object id, Document before, Document after) {
        indexes.values().forEach(index -> index.update(before, after, id));
    }

    void delete(Object id, Document document) {
        indexes.values().forEach(index -> index.delete(document, id));
    }

    /** @param isSorted whether the ids come in the query's sort order; otherwise they come in the collection's order */
    record QueryPlan(Stream<Object> ids, boolean isSorted) {}

    /**
     * @param limit the number of documents to read, zero for all
     * @return null when the collection has to be scanned
     */
    @Nullable
    QueryPlan plan(Document query, @Nullable Document orderBy, int limit) {
        if (documents.sizeAsLong() <= MAX_UNINDEXED_DOCUMENTS) {
            return null;
        }
        var predicates = FieldPredicate.byField(query);
        if (predicates.get(StoredDocument.ID) instanceof FieldPredicate.OneOf(var ids)) {
            return ids.stream().allMatch(String.class::isInstance) ? inCollectionOrder(ids.stream()) : null;
        }
        return choose(predicates, limit > 0 ? SortOrder.of(orderBy) : null, limit);
    }

    /** The number of documents that the query matches, if the entries of an index determine it; otherwise null. */
    @Nullable
    Long count(Document query) {
        if (query.isEmpty() || !query.values().stream().allMatch(SortedIndexes::isScalar)) {
            return null;
        }
        var predicates = FieldPredicate.byField(query);
        var covering = indexes.values().stream()
                .filter(index -> index.usableFields(predicates).size() == query.size())
                .findFirst();
        if (predicates.size() != query.size() || covering.isEmpty()) {
            return null;
        }
        covering.get().buildIfNeeded(documents);
        return covering.get().countsExactly(predicates) ? (Long) covering.get().count(predicates) : null;
    }

    /** Whether the value equals no value that has another index value. */
    private static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Integer;
    }

    private @Nullable QueryPlan choose(Map<String, FieldPredicate> predicates, @Nullable SortOrder order, int limit) {
        var total = documents.sizeAsLong();
        var filtering = cheapest(accessPaths(predicates, null));
        var sorting = order == null
                ? null
                : cheapest(accessPaths(predicates, order).stream()
                        .filter(path -> path.provides(order))
                        .toList());
        var matches = filtering == null ? total : filtering.count();
        if (order != null && sorting != null && expectedSteps(limit, sorting, filtering, total) < matches) {
            return new QueryPlan(sorting.sortedIds(order.isDescending()), true);
        }
        return filtering == null || matches > total / 2 ? null : inCollectionOrder(filtering.ids());
    }

    /**
     * The expected number of entries to read until the limit is reached, if matches are spread evenly over the scan.
     */
    private static long expectedSteps(int limit, AccessPath sorting, @Nullable AccessPath filtering, long total) {
        return filtering == null || filtering.equals(sorting)
                ? limit
                : limit * (total / Math.max(1, filtering.count()) + 1);
    }

    private static @Nullable AccessPath cheapest(List<AccessPath> accessPaths) {
        return accessPaths.stream()
                .min(Comparator.comparingLong(AccessPath::count))
                .orElse(null);
    }

    /** With a sort order, the paths that provide it; otherwise those that restrict the query. */
    private List<AccessPath> accessPaths(Map<String, FieldPredicate> predicates, @Nullable SortOrder order) {
        var accessPaths = new ArrayList<AccessPath>();
        for (var index : usableIndexes(predicates, order)) {
            index.buildIfNeeded(documents);
            accessPaths.add(new AccessPath.IndexScan(index, predicates));
        }
        var idScan = order == null && !predicates.containsKey(StoredDocument.ID)
                ? null
                : AccessPath.IdScan.of(documents, predicates.get(StoredDocument.ID));
        if (idScan != null) {
            accessPaths.add(idScan);
        }
        return accessPaths;
    }

    /** Without indexes whose usable fields another index includes: those needn't be built. */
    private List<SortedIndex> usableIndexes(Map<String, FieldPredicate> predicates, @Nullable SortOrder order) {
        var best = new LinkedHashMap<SortedIndex, List<String>>();
        for (var index : indexes.values()) {
            var usableFields = index.usableFields(predicates);
            var isUsable = order == null ? !usableFields.isEmpty() : index.provides(order, predicates);
            if (isUsable && best.values().stream().noneMatch(other -> other.containsAll(usableFields))) {
                best.values().removeIf(usableFields::containsAll);
                best.put(index, usableFields);
            }
        }
        return List.copyOf(best.keySet());
    }

    /**
     * The order of a collection scan, so that documents which are equal in the sort order come in the same sequence.
     */
    private static QueryPlan inCollectionOrder(Stream<Object> ids) {
        return new QueryPlan(ids.distinct().sorted(KeyDataType.INSTANCE), false);
    }
}
