package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private static final String OF_IDS = "_id_";

    private final StoreCollection collection;
    private final IndexValueInterner interner = new IndexValueInterner();
    private final Map<String, SortedIndex> indexes = new LinkedHashMap<>();

    SortedIndexes(StoreCollection collection) {
        this.collection = collection;
        indexes.put(OF_IDS, new SortedIndex(List.of(), false, interner));
    }

    void declare(DeclaredIndex index) {
        // Ids are unique, so fields behind the id distinguish nothing.
        var fields = index.fields().stream()
                .takeWhile(field -> !field.equals(StoredDocument.ID))
                .toList();
        if (!fields.isEmpty()) {
            indexes.putIfAbsent(index.getName(), new SortedIndex(fields, index.isDeclaredSparse(), interner));
        }
    }

    void drop(String name) {
        if (!name.equals(OF_IDS)) {
            indexes.remove(name);
        }
    }

    void insert(Long recordId, Document document) {
        indexes.values().forEach(index -> index.insert(document, recordId));
    }

    void update(Long recordId, Document before, Document after) {
        indexes.values().forEach(index -> index.update(before, after, recordId));
    }

    void delete(Long recordId, Document document) {
        indexes.values().forEach(index -> index.delete(document, recordId));
    }

    /** @param isSorted whether the records come in the query's sort order; otherwise they come in their natural order */
    record QueryPlan(Stream<Long> recordIds, boolean isSorted) {}

    /**
     * @param limit the number of documents to read, zero for all
     * @return null when the collection has to be scanned
     */
    @Nullable
    QueryPlan plan(Document query, @Nullable Document orderBy, int limit) {
        var total = collection.count();
        if (total <= MAX_UNINDEXED_DOCUMENTS) {
            return null;
        }
        var predicates = FieldPredicate.byField(query);
        var order = limit > 0 ? SortOrder.of(orderBy) : null;
        var restricting = usableIndexes(predicates, null);
        var providing = order == null ? List.<SortedIndex>of() : usableIndexes(predicates, order);
        build(Stream.concat(restricting.stream(), providing.stream()).distinct().toList());
        var filtering = fewest(restricting.stream(), predicates);
        var sorting = order == null
                ? null
                : fewest(providing.stream().filter(index -> index.providesExactly(order, predicates)), predicates);
        var matches = filtering == null ? total : filtering.count(predicates);
        if (order != null && sorting != null && expectedSteps(limit, filtering, sorting, matches, total) < matches) {
            return new QueryPlan(sorting.sortedRecordIds(predicates, order.isDescending()), true);
        }
        return filtering == null || matches > total / 2
                ? null
                : new QueryPlan(filtering.recordIds(predicates).sorted(), false);
    }

    /**
     * The expected number of entries to read until the limit is reached, if matches are spread evenly over the scan.
     */
    private static long expectedSteps(
            int limit, @Nullable SortedIndex filtering, SortedIndex sorting, long matches, long total) {
        return filtering == null || filtering.equals(sorting) ? limit : limit * (total / Math.max(1, matches) + 1);
    }

    private static @Nullable SortedIndex fewest(Stream<SortedIndex> usable, Map<String, FieldPredicate> predicates) {
        return usable.min(Comparator.comparingLong(index -> index.count(predicates)))
                .orElse(null);
    }

    /** Builds the entries of all these indexes that aren't built yet, while the documents are read once. */
    private void build(List<SortedIndex> needed) {
        var unbuilt = needed.stream().filter(index -> !index.isBuilt()).toList();
        if (!unbuilt.isEmpty()) {
            var fields =
                    unbuilt.stream().flatMap(index -> index.fields().stream()).toList();
            collection
                    .streamFields(fields)
                    .forEach(each -> unbuilt.forEach(index -> index.append(each.getDocument(), each.getPosition())));
            unbuilt.forEach(SortedIndex::completeBuild);
        }
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
}
