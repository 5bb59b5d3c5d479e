package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection in the order of some fields: leads a query to few of them, which the store then compares with
 * the whole of the query. So it may lead to too many, never to too few.
 *
 * <pre>
 * entry:  [place of the 1st field, of the 2nd, …, _id]      one per document; where a field is an array, one per element
 * </pre>
 *
 * What has no place in the order stands at {@link Place#OTHER}, and every query is led there as well. Entries share the places
 * that they have in common, and are kept in memory: nothing is to be committed for them, and they are made anew from the
 * documents when a query first asks for them. Used under the backend's lock alone.
 */
final class SortedIndex {
    private static final int RANGES_AT_MOST = 512;

    private final List<String> fields;
    private final String[][] paths;
    private final boolean isSparse;
    private final MVMap<Object[], Object> entries;
    private final SharedPlaces shared;
    private boolean isMade;
    /** By field: entries that have no place there, and entries of documents with an array there. */
    private final int[] odd;

    private final int[] several;

    /** @param fields without the id, which is the last of every entry */
    SortedIndex(List<String> fields, boolean isSparse, MVMap<Object[], Object> entries, SharedPlaces shared) {
        this.fields = fields;
        this.paths = fields.stream().map(field -> field.split("\\.", -1)).toArray(String[][]::new);
        this.isSparse = isSparse;
        this.entries = entries;
        this.shared = shared;
        this.odd = new int[fields.size() + 1];
        this.several = new int[fields.size() + 1];
    }

    // --- what is in it -----------------------------------------------------------------------------------------------

    /** From all documents, when it is first needed. */
    void make(MVMap<Object, Stored> documents) {
        if (!isMade) {
            isMade = true;
            for (var all = documents.cursor(null, null, false); all.hasNext(); ) {
                var id = all.next();
                add(all.getValue().shallow(), id);
            }
        }
    }

    void added(Document document, Object id) {
        if (isMade) {
            add(document, id);
        }
    }

    void removed(Document document, Object id) {
        if (isMade) {
            remove(document, id);
        }
    }

    void changed(Document before, Document after, Object id) {
        if (isMade && !rows(before, id).equals(rows(after, id))) {
            remove(before, id);
            add(after, id);
        }
    }

    private void add(Document document, Object id) {
        var rows = rows(document, id);
        rows.entries().forEach(entry -> {
            if (entries.put(entry, true) == null) {
                count(entry, rows.expanded(), 1);
            }
        });
    }

    private void remove(Document document, Object id) {
        var rows = rows(document, id);
        rows.entries().forEach(entry -> {
            if (entries.remove(entry) != null) {
                count(entry, rows.expanded(), -1);
            }
        });
    }

    private void count(Object[] entry, int expanded, int by) {
        for (var at = 0; at < fields.size(); at++) {
            odd[at] += entry[at] == Place.OTHER ? by : 0;
        }
        odd[fields.size()] += entry[fields.size()] instanceof String ? 0 : by;
        if (expanded >= 0) {
            several[expanded] += by;
        }
    }

    /** @param expanded which field is an array, -1 when none is */
    private record Rows(List<Object[]> entries, int expanded) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Rows rows
                    && expanded == rows.expanded
                    && Arrays.deepEquals(entries.toArray(), rows.entries.toArray());
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(entries.toArray());
        }
    }

    /** MongoDB allows one array among an index's fields; a second one has no place here. */
    private Rows rows(Document document, Object id) {
        var entry = new Object[fields.size() + 1];
        entry[fields.size()] = id;
        var expanded = -1;
        @Nullable Collection<?> elements = null;
        var isEmpty = true;
        for (var at = 0; at < fields.size(); at++) {
            var value = Place.at(document, paths[at]);
            if (value instanceof Collection<?> several && !several.isEmpty() && elements == null) {
                expanded = at;
                elements = several;
            } else {
                entry[at] = shared.of(Place.of(value));
            }
            isEmpty &= entry[at] == Place.NOTHING;
        }
        if (elements == null) {
            return new Rows(isSparse && isEmpty ? List.of() : Collections.singletonList(entry), -1);
        }
        var places = new LinkedHashSet<Object>();
        elements.forEach(element -> places.add(shared.of(Place.of(element))));
        var rows = new ArrayList<Object[]>(places.size());
        for (var place : places) {
            var row = entry.clone();
            row[expanded] = place;
            rows.add(row);
        }
        return new Rows(rows, expanded);
    }

    // --- what it leads to --------------------------------------------------------------------------------------------

    /** The fields that it would lead by: each is asked for, and those before the last by places and not by a range. */
    List<String> leadsBy(Map<String, Asked> asked) {
        var led = 0;
        var isKnownToBeThere = !isSparse;
        while (led < fields.size()) {
            var one = asked.get(fields.get(led));
            if (one == null) {
                break;
            }
            led++;
            isKnownToBeThere |= !(one instanceof Asked.OneOf(var places) && places.contains(Place.NOTHING));
            if (one instanceof Asked.Between) {
                break;
            }
        }
        return isKnownToBeThere ? fields.subList(0, led) : List.of();
    }

    /** Whether the query's order is that of the fields after those that are asked for by places. */
    boolean isInOrderOf(Order order, Map<String, Asked> asked) {
        var start = firstOrdered(asked);
        return (!isSparse || !leadsBy(asked).isEmpty())
                && start + order.fields().size() <= fields.size() + 1
                && order.fields()
                        .equals(withId().subList(start, start + order.fields().size()));
    }

    /** The same, of what is in it: where a document has an array or something without a place, the order is another. */
    boolean isStrictlyInOrderOf(Order order, Map<String, Asked> asked) {
        var start = firstOrdered(asked);
        for (var at = start; at < start + order.fields().size(); at++) {
            if (odd[at] > 0 || several[at] > 0) {
                return false;
            }
        }
        return pointsBefore(start, asked) <= RANGES_AT_MOST;
    }

    private long pointsBefore(int start, Map<String, Asked> asked) {
        var points = 1L;
        for (var at = 0; at < start; at++) {
            if (asked.get(fields.get(at)) instanceof Asked.OneOf(var places)) {
                points *= places.size() + 1L;
            }
        }
        return points;
    }

    private int firstOrdered(Map<String, Asked> asked) {
        var at = 0;
        while (at < fields.size() && asked.get(fields.get(at)) instanceof Asked.OneOf) {
            at++;
        }
        return at;
    }

    private List<String> withId() {
        return Stream.concat(fields.stream(), Stream.of(Order.ID)).toList();
    }

    /** How many entries it leads to. */
    long count(Map<String, Asked> asked) {
        return ranges(asked).stream()
                .mapToLong(range -> below(range.to()) - below(range.from()))
                .sum();
    }

    /** Whether its entries for these places are the documents that have them, one for each. */
    boolean isExactFor(Map<String, Asked> asked) {
        if (asked.size() > fields.size() || Arrays.stream(several).sum() > 0) {
            return false;
        }
        for (var at = 0; at < asked.size(); at++) {
            if (odd[at] > 0 || !(asked.get(fields.get(at)) instanceof Asked.OneOf)) {
                return false;
            }
        }
        return true;
    }

    private long below(Object[] bound) {
        var index = entries.getKeyIndex(bound);
        return index < 0 ? -index - 1 : index;
    }

    /** Each once, in no order. */
    Collection<Object> ids(Map<String, Asked> asked) {
        var ids = new HashSet<Object>();
        for (var range : ranges(asked)) {
            entries.cursor(range.from(), range.to(), false).forEachRemaining(entry -> ids.add(id(entry)));
        }
        return ids;
    }

    /** Each once, in the order of the fields after those that are asked for by places. */
    Stream<Object> idsInOrder(Map<String, Asked> asked, boolean isDescending) {
        var start = firstOrdered(asked);
        Comparator<Object[]> ascending = (a, b) -> EntryType.order(a, b, start);
        var walks = new ArrayList<Iterator<Object[]>>();
        for (var range : ranges(asked)) {
            walks.add(
                    isDescending
                            ? entries.cursor(range.to(), range.from(), true)
                            : entries.cursor(range.from(), range.to(), false));
        }
        var ids = MergedWalk.of(walks, isDescending ? ascending.reversed() : ascending)
                .map(SortedIndex::id);
        return Arrays.stream(several).sum() > 0 ? ids.distinct() : ids;
    }

    private static Object id(Object[] entry) {
        return entry[entry.length - 1];
    }

    /** Both ends included. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Range(Object[] from, Object[] to) {}

    private List<Range> ranges(Map<String, Asked> asked) {
        var ranges = List.of(new Range(new Object[] {Place.LOWEST}, new Object[] {Place.HIGHEST}));
        var names = withId();
        for (var at = 0; at < names.size(); at++) {
            var one = asked.get(names.get(at));
            if (one == null || (at == fields.size() && odd[at] > 0)) {
                break;
            }
            var next = new ArrayList<Range>();
            for (var range : ranges) {
                var prefix = Arrays.copyOf(range.from(), at);
                extend(prefix, one, at, next);
            }
            if (next.size() > RANGES_AT_MOST && at > 0) {
                break;
            }
            ranges = next;
            if (one instanceof Asked.Between) {
                break;
            }
        }
        return ranges;
    }

    private void extend(Object[] prefix, Asked asked, int at, List<Range> ranges) {
        switch (asked) {
            case Asked.OneOf(var places) ->
                places.stream().distinct().forEach(place -> ranges.add(range(prefix, place, place)));
            case Asked.Between(var from, var to) -> ranges.add(between(prefix, from, to));
        }
        if (at < fields.size() && odd[at] > 0) {
            ranges.add(range(prefix, Place.OTHER, Place.OTHER));
        }
    }

    /** Of an array, one element has to lie between both ends here, as of {@code $elemMatch} in MongoDB. */
    private static Range between(Object[] prefix, @Nullable Object from, @Nullable Object to) {
        return switch (from == null ? to : from) {
            case Double _ ->
                range(
                        prefix,
                        from == null ? Double.NEGATIVE_INFINITY : from,
                        to == null ? Double.POSITIVE_INFINITY : to);
            case Instant _ -> range(prefix, from == null ? Instant.MIN : from, to == null ? Instant.MAX : to);
            // What follows all texts, and nothing of it.
            case String _
            when to == null ->
                new Range(
                        bound(prefix, Objects.requireNonNull(from), Place.LOWEST), bound(prefix, false, Place.LOWEST));
            case String _ -> range(prefix, from == null ? "" : from, to);
            case null, default -> range(prefix, Place.LOWEST, Place.HIGHEST);
        };
    }

    private static Range range(Object[] prefix, Object from, Object to) {
        return new Range(bound(prefix, from, Place.LOWEST), bound(prefix, to, Place.HIGHEST));
    }

    private static Object[] bound(Object[] prefix, Object place, Place end) {
        var bound = Arrays.copyOf(prefix, prefix.length + 2);
        bound[prefix.length] = place;
        bound[prefix.length + 1] = end;
        return bound;
    }
}
