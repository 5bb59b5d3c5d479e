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
 * The indexes of one collection that aren't unique, and which of them a query is led by. An index is made when it is first
 * chosen from; most are never asked for on an installation that has this store.
 *
 * <p>What is chosen:
 *
 * <ol>
 *   <li>of the indexes whose first fields the query asks for, the one that leads to the fewest entries (they are counted);
 *   <li>where the query has an order and a limit, an index that is in this order, and is walked until the limit is reached, if
 *       that is likely to take fewer steps;
 *   <li>nothing, when most of the collection would be fetched one by one.
 * </ol>
 */
final class SortedIndexes {
    /** So few that to look at all of them is as fast. */
    static final int FEW = 64;

    private final MVMap<Object, Stored> documents;
    private final MVStore memory;
    private final String collection;
    private final SharedPlaces shared = new SharedPlaces();
    private final Map<String, SortedIndex> indexes = new LinkedHashMap<>();

    /** @param memory where the entries are kept; never written to a file */
    SortedIndexes(String collection, MVMap<Object, Stored> documents, MVStore memory) {
        this.collection = collection;
        this.documents = documents;
        this.memory = memory;
    }

    void declare(DeclaredIndex index) {
        // What stands behind the id tells nothing apart.
        var fields = index.fields().stream()
                .takeWhile(field -> !field.equals(Order.ID))
                .toList();
        if (!fields.isEmpty() && !indexes.containsKey(index.getName())) {
            indexes.put(
                    index.getName(), new SortedIndex(fields, index.isSparseIndeed(), entries(index.getName()), shared));
        }
    }

    void forget(String name) {
        if (indexes.remove(name) != null) {
            memory.removeMap(entries(name));
        }
    }

    private MVMap<Object[], Object> entries(String name) {
        return memory.openMap(
                collection + "." + name,
                new MVMap.Builder<Object[], Object>()
                        .keyType(EntryType.INSTANCE)
                        .valueType(StoredType.INSTANCE));
    }

    void added(Object id, Document document) {
        indexes.values().forEach(index -> index.added(document, id));
    }

    void changed(Object id, Document before, Document after) {
        indexes.values().forEach(index -> index.changed(before, after, id));
    }

    void removed(Object id, Document document) {
        indexes.values().forEach(index -> index.removed(document, id));
    }

    /** @param isInOrder whether the ids come in the order that was wanted; else in that of the collection */
    record Led(Stream<Object> ids, boolean isInOrder) {}

    /** @param wanted how many documents, zero for all; null when the query is led by nothing */
    @Nullable
    Led lead(Document query, @Nullable Document orderBy, int wanted) {
        if (documents.sizeAsLong() <= FEW) {
            return null;
        }
        var asked = Asked.of(query);
        if (asked.get(Order.ID) instanceof Asked.OneOf(var ids)) {
            return ids.stream().allMatch(String.class::isInstance) ? inOrderOfTheCollection(ids.stream()) : null;
        }
        return choose(asked, wanted > 0 ? Order.of(orderBy) : null, wanted);
    }

    /** How many documents the query finds, where an index tells that by its entries alone; null where none does. */
    @Nullable
    Long count(Document query) {
        if (query.isEmpty() || !query.values().stream().allMatch(SortedIndexes::isPlain)) {
            return null;
        }
        var asked = Asked.of(query);
        var exact = indexes.values().stream()
                .filter(index -> index.leadsBy(asked).size() == query.size())
                .findFirst();
        if (asked.size() != query.size() || exact.isEmpty()) {
            return null;
        }
        exact.get().make(documents);
        return exact.get().isExactFor(asked) ? (Long) exact.get().count(asked) : null;
    }

    /** What is equal to nothing that has another place. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Integer;
    }

    private @Nullable Led choose(Map<String, Asked> asked, @Nullable Order order, int wanted) {
        var all = documents.sizeAsLong();
        var leading = fewest(ways(asked, null));
        var walked = order == null
                ? null
                : fewest(ways(asked, order).stream()
                        .filter(way -> way.isInOrderOf(order))
                        .toList());
        var few = leading == null ? all : leading.count();
        if (order != null && walked != null && steps(wanted, walked, leading, all) < few) {
            return new Led(walked.idsInOrder(order.isDescending()), true);
        }
        return leading == null || few > all / 2 ? null : inOrderOfTheCollection(leading.ids());
    }

    /** Until as many as wanted are found, if those that the query finds are spread evenly over the walk. */
    private static long steps(int wanted, Way walked, @Nullable Way leading, long all) {
        return leading == null || leading.equals(walked) ? wanted : wanted * (all / Math.max(1, leading.count()) + 1);
    }

    private static @Nullable Way fewest(List<Way> ways) {
        return ways.stream().min(Comparator.comparingLong(Way::count)).orElse(null);
    }

    /** With an order, those that are in it; else those that lead to less than everything. */
    private List<Way> ways(Map<String, Asked> asked, @Nullable Order order) {
        var ways = new ArrayList<Way>();
        for (var index : worthwhile(asked, order)) {
            index.make(documents);
            ways.add(new Way.ByIndex(index, asked));
        }
        var byIds = order == null && !asked.containsKey(Order.ID) ? null : Way.ByIds.of(documents, asked.get(Order.ID));
        if (byIds != null) {
            ways.add(byIds);
        }
        return ways;
    }

    /** Without those that lead by no more than another does: nothing is made for them. */
    private List<SortedIndex> worthwhile(Map<String, Asked> asked, @Nullable Order order) {
        var best = new LinkedHashMap<SortedIndex, List<String>>();
        for (var index : indexes.values()) {
            var leadsBy = index.leadsBy(asked);
            var isOfUse = order == null ? !leadsBy.isEmpty() : index.isInOrderOf(order, asked);
            if (isOfUse && best.values().stream().noneMatch(other -> other.containsAll(leadsBy))) {
                best.values().removeIf(leadsBy::containsAll);
                best.put(index, leadsBy);
            }
        }
        return List.copyOf(best.keySet());
    }

    /** As if the whole collection were looked through: what is alike in the order that is wanted comes in this one. */
    private static Led inOrderOfTheCollection(Stream<Object> ids) {
        return new Led(ids.distinct().sorted(StoredType.INSTANCE), false);
    }
}
