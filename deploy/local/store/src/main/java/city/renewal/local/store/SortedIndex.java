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
 * The documents of a collection ordered by some fields. It narrows a query to candidate documents, which the store then
 * compares with the whole query; it may return too many candidates, never too few.
 *
 * <pre>
 * entry:  [value of the 1st field, of the 2nd, …, _id]      one per document; where a field is an array, one per element
 * </pre>
 *
 * <p>Values without an order are entered as {@link IndexValue#UNSORTABLE}, and every query reads those entries too.
 * Entries share equal values and are kept in memory: nothing is committed for them, and they are built from the
 * documents when a query first needs them. Used only under the backend's lock.
 */
final class SortedIndex {
    private static final int MAX_RANGES = 512;

    private final List<String> fields;
    private final String[][] paths;
    private final boolean isSparse;
    private final MVMap<Object[], Object> entries;
    private final IndexValueInterner interner;
    private boolean isBuilt;
    /** The number of unsortable entries by field, and of entries that come from an array in that field. */
    private final int[] unsortable;

    private final int[] multikey;

    /** @param fields without the id, which is the last value of every entry */
    SortedIndex(List<String> fields, boolean isSparse, MVMap<Object[], Object> entries, IndexValueInterner interner) {
        this.fields = fields;
        this.paths = fields.stream().map(field -> field.split("\\.", -1)).toArray(String[][]::new);
        this.isSparse = isSparse;
        this.entries = entries;
        this.interner = interner;
        this.unsortable = new int[fields.size() + 1];
        this.multikey = new int[fields.size() + 1];
    }

    // --- entries -----------------------------------------------------------------------------------------------------

    /** Builds the entries from all documents at the first call. */
    void buildIfNeeded(MVMap<Object, StoredDocument> documents) {
        if (!isBuilt) {
            isBuilt = true;
            for (var all = documents.cursor(null, null, false); all.hasNext(); ) {
                var id = all.next();
                addEntries(all.getValue().decodeShallow(), id);
            }
        }
    }

    void insert(Document document, Object id) {
        if (isBuilt) {
            addEntries(document, id);
        }
    }

    void delete(Document document, Object id) {
        if (isBuilt) {
            removeEntries(document, id);
        }
    }

    void update(Document before, Document after, Object id) {
        if (isBuilt && !entriesOf(before, id).equals(entriesOf(after, id))) {
            removeEntries(before, id);
            addEntries(after, id);
        }
    }

    private void addEntries(Document document, Object id) {
        var added = entriesOf(document, id);
        added.entries().forEach(entry -> {
            if (entries.put(entry, true) == null) {
                tally(entry, added.multikeyField(), 1);
            }
        });
    }

    private void removeEntries(Document document, Object id) {
        var removed = entriesOf(document, id);
        removed.entries().forEach(entry -> {
            if (entries.remove(entry) != null) {
                tally(entry, removed.multikeyField(), -1);
            }
        });
    }

    private void tally(Object[] entry, int multikeyField, int delta) {
        for (var at = 0; at < fields.size(); at++) {
            unsortable[at] += entry[at] == IndexValue.UNSORTABLE ? delta : 0;
        }
        unsortable[fields.size()] += entry[fields.size()] instanceof String ? 0 : delta;
        if (multikeyField >= 0) {
            multikey[multikeyField] += delta;
        }
    }

    /** @param multikeyField the field that is an array, -1 when there is none */
    private record Entries(List<Object[]> entries, int multikeyField) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entries that
                    && multikeyField == that.multikeyField
                    && Arrays.deepEquals(entries.toArray(), that.entries.toArray());
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(entries.toArray());
        }
    }

    /** MongoDB allows one array among an index's fields; a second one is entered as unsortable. */
    private Entries entriesOf(Document document, Object id) {
        var entry = new Object[fields.size() + 1];
        entry[fields.size()] = id;
        var multikeyField = -1;
        @Nullable Collection<?> elements = null;
        var isEmpty = true;
        for (var at = 0; at < fields.size(); at++) {
            var value = IndexValue.valueAt(document, paths[at]);
            if (value instanceof Collection<?> array && !array.isEmpty() && elements == null) {
                multikeyField = at;
                elements = array;
            } else {
                entry[at] = interner.intern(IndexValue.of(value));
            }
            isEmpty &= entry[at] == IndexValue.NULL;
        }
        if (elements == null) {
            return new Entries(isSparse && isEmpty ? List.of() : Collections.singletonList(entry), -1);
        }
        var values = new LinkedHashSet<Object>();
        elements.forEach(element -> values.add(interner.intern(IndexValue.of(element))));
        var rows = new ArrayList<Object[]>(values.size());
        for (var value : values) {
            var row = entry.clone();
            row[multikeyField] = value;
            rows.add(row);
        }
        return new Entries(rows, multikeyField);
    }

    // --- scans -------------------------------------------------------------------------------------------------------

    /** The leading fields that the query restricts; each but the last by equality. */
    List<String> usableFields(Map<String, FieldPredicate> predicates) {
        var usable = 0;
        var isPresent = !isSparse;
        while (usable < fields.size()) {
            var predicate = predicates.get(fields.get(usable));
            if (predicate == null) {
                break;
            }
            usable++;
            isPresent |= !(predicate instanceof FieldPredicate.OneOf(var values) && values.contains(IndexValue.NULL));
            if (predicate instanceof FieldPredicate.Between) {
                break;
            }
        }
        return isPresent ? fields.subList(0, usable) : List.of();
    }

    /** Whether the fields behind the equality prefix are the query's sort order. */
    boolean provides(SortOrder order, Map<String, FieldPredicate> predicates) {
        var start = equalityPrefixLength(predicates);
        return (!isSparse || !usableFields(predicates).isEmpty())
                && start + order.fields().size() <= fields.size() + 1
                && order.fields()
                        .equals(fieldsAndId()
                                .subList(start, start + order.fields().size()));
    }

    /** Whether the current entries provide the order: an array or an unsortable value in these fields breaks it. */
    boolean providesExactly(SortOrder order, Map<String, FieldPredicate> predicates) {
        var start = equalityPrefixLength(predicates);
        for (var at = start; at < start + order.fields().size(); at++) {
            if (unsortable[at] > 0 || multikey[at] > 0) {
                return false;
            }
        }
        return equalityCombinations(start, predicates) <= MAX_RANGES;
    }

    private long equalityCombinations(int start, Map<String, FieldPredicate> predicates) {
        var combinations = 1L;
        for (var at = 0; at < start; at++) {
            if (predicates.get(fields.get(at)) instanceof FieldPredicate.OneOf(var values)) {
                combinations *= values.size() + 1L;
            }
        }
        return combinations;
    }

    private int equalityPrefixLength(Map<String, FieldPredicate> predicates) {
        var at = 0;
        while (at < fields.size() && predicates.get(fields.get(at)) instanceof FieldPredicate.OneOf) {
            at++;
        }
        return at;
    }

    private List<String> fieldsAndId() {
        return Stream.concat(fields.stream(), Stream.of(StoredDocument.ID)).toList();
    }

    /** The number of entries in the ranges of the predicates. */
    long count(Map<String, FieldPredicate> predicates) {
        return ranges(predicates).stream()
                .mapToLong(range -> countBelow(range.to()) - countBelow(range.from()))
                .sum();
    }

    /** Whether {@link #count} is the exact number of documents with these values, one entry for each. */
    boolean countsExactly(Map<String, FieldPredicate> predicates) {
        if (predicates.size() > fields.size() || Arrays.stream(multikey).sum() > 0) {
            return false;
        }
        for (var at = 0; at < predicates.size(); at++) {
            if (unsortable[at] > 0 || !(predicates.get(fields.get(at)) instanceof FieldPredicate.OneOf)) {
                return false;
            }
        }
        return true;
    }

    private long countBelow(Object[] bound) {
        var index = entries.getKeyIndex(bound);
        return index < 0 ? -index - 1 : index;
    }

    /** Each id once, in no order. */
    Collection<Object> ids(Map<String, FieldPredicate> predicates) {
        var ids = new HashSet<Object>();
        for (var range : ranges(predicates)) {
            entries.cursor(range.from(), range.to(), false).forEachRemaining(entry -> ids.add(id(entry)));
        }
        return ids;
    }

    /** Each id once, in the order of the fields behind the equality prefix. */
    Stream<Object> sortedIds(Map<String, FieldPredicate> predicates, boolean isDescending) {
        var start = equalityPrefixLength(predicates);
        Comparator<Object[]> ascending = (a, b) -> IndexEntryDataType.compareFrom(a, b, start);
        var scans = new ArrayList<Iterator<Object[]>>();
        for (var range : ranges(predicates)) {
            scans.add(
                    isDescending
                            ? entries.cursor(range.to(), range.from(), true)
                            : entries.cursor(range.from(), range.to(), false));
        }
        var ids = MergedScan.of(scans, isDescending ? ascending.reversed() : ascending)
                .map(SortedIndex::id);
        return Arrays.stream(multikey).sum() > 0 ? ids.distinct() : ids;
    }

    private static Object id(Object[] entry) {
        return entry[entry.length - 1];
    }

    /** Inclusive at both ends. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Range(Object[] from, Object[] to) {}

    private List<Range> ranges(Map<String, FieldPredicate> predicates) {
        var ranges = List.of(new Range(new Object[] {IndexValue.MIN}, new Object[] {IndexValue.MAX}));
        var keyFields = fieldsAndId();
        for (var at = 0; at < keyFields.size(); at++) {
            var predicate = predicates.get(keyFields.get(at));
            if (predicate == null || (at == fields.size() && unsortable[at] > 0)) {
                break;
            }
            var next = new ArrayList<Range>();
            for (var range : ranges) {
                var prefix = Arrays.copyOf(range.from(), at);
                addRanges(prefix, predicate, at, next);
            }
            if (next.size() > MAX_RANGES && at > 0) {
                break;
            }
            ranges = next;
            if (predicate instanceof FieldPredicate.Between) {
                break;
            }
        }
        return ranges;
    }

    private void addRanges(Object[] prefix, FieldPredicate predicate, int at, List<Range> ranges) {
        switch (predicate) {
            case FieldPredicate.OneOf(var values) ->
                values.stream().distinct().forEach(value -> ranges.add(range(prefix, value, value)));
            case FieldPredicate.Between(var from, var to) -> ranges.add(between(prefix, from, to));
        }
        if (at < fields.size() && unsortable[at] > 0) {
            ranges.add(range(prefix, IndexValue.UNSORTABLE, IndexValue.UNSORTABLE));
        }
    }

    /** One element of an array has to lie between both ends, as with {@code $elemMatch} in MongoDB. */
    private static Range between(Object[] prefix, @Nullable Object from, @Nullable Object to) {
        return switch (from == null ? to : from) {
            case Double _ ->
                range(
                        prefix,
                        from == null ? Double.NEGATIVE_INFINITY : from,
                        to == null ? Double.POSITIVE_INFINITY : to);
            case Instant _ -> range(prefix, from == null ? Instant.MIN : from, to == null ? Instant.MAX : to);
            // The first value after all strings, exclusive.
            case String _
            when to == null ->
                new Range(
                        bound(prefix, Objects.requireNonNull(from), IndexValue.MIN),
                        bound(prefix, false, IndexValue.MIN));
            case String _ -> range(prefix, from == null ? "" : from, to);
            case null, default -> range(prefix, IndexValue.MIN, IndexValue.MAX);
        };
    }

    private static Range range(Object[] prefix, Object from, Object to) {
        return new Range(bound(prefix, from, IndexValue.MIN), bound(prefix, to, IndexValue.MAX));
    }

    private static Object[] bound(Object[] prefix, Object value, IndexValue closing) {
        var bound = Arrays.copyOf(prefix, prefix.length + 2);
        bound[prefix.length] = value;
        bound[prefix.length + 1] = closing;
        return bound;
    }
}
