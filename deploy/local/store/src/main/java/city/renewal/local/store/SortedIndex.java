package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a collection ordered by some fields and the id. It narrows a query to candidate documents, which the
 * store then compares with the whole query; it may return too many candidates, never too few.
 *
 * <pre>
 * entry:  [value of the 1st field, of the 2nd, …, of _id, record id]      one per document; where a field is an array, one per element
 * </pre>
 *
 * <p>Values without an order are entered as {@link IndexValue#UNSORTABLE}, and every query reads those entries too.
 * Entries are a sorted list in memory, in which ranges are found and counted by binary search; they share equal values.
 * Used only under the backend's lock.
 */
final class SortedIndex {
    private static final int MAX_RANGES = 512;

    private final List<String> fields;
    private final String[][] paths;
    private final boolean isSparse;
    private final IndexValueInterner interner;
    private final List<Object[]> entries = new ArrayList<>();
    private boolean isBuilt;
    /** The number of unsortable entries by field, and of entries that come from an array in that field. */
    private final int[] unsortable;

    private final int[] multikey;

    /** @param declared the fields without the id, which always follows */
    SortedIndex(List<String> declared, boolean isSparse, IndexValueInterner interner) {
        this.fields =
                Stream.concat(declared.stream(), Stream.of(StoredDocument.ID)).toList();
        this.paths = fields.stream().map(field -> field.split("\\.", -1)).toArray(String[][]::new);
        this.isSparse = isSparse;
        this.interner = interner;
        this.unsortable = new int[fields.size()];
        this.multikey = new int[fields.size()];
    }

    // --- entries -----------------------------------------------------------------------------------------------------

    List<String> fields() {
        return fields;
    }

    boolean isBuilt() {
        return isBuilt;
    }

    /** Adds a document's entries without their order. All documents are added so before {@link #completeBuild}. */
    void append(Document document, Long recordId) {
        var added = entriesOf(document, recordId);
        added.entries().forEach(entry -> tally(entry, added.multikeyField(), 1));
        entries.addAll(added.entries());
    }

    void completeBuild() {
        entries.sort(SortedIndex::compare);
        isBuilt = true;
    }

    void insert(Document document, Long recordId) {
        if (isBuilt) {
            var added = entriesOf(document, recordId);
            added.entries().forEach(entry -> {
                var index = find(entry);
                if (index < 0) {
                    entries.add(-index - 1, entry);
                    tally(entry, added.multikeyField(), 1);
                }
            });
        }
    }

    void delete(Document document, Long recordId) {
        if (isBuilt) {
            var removed = entriesOf(document, recordId);
            removed.entries().forEach(entry -> {
                var index = find(entry);
                if (index >= 0) {
                    entries.remove(index);
                    tally(entry, removed.multikeyField(), -1);
                }
            });
        }
    }

    void update(Document before, Document after, Long recordId) {
        if (isBuilt && !entriesOf(before, recordId).equals(entriesOf(after, recordId))) {
            delete(before, recordId);
            insert(after, recordId);
        }
    }

    private void tally(Object[] entry, int multikeyField, int delta) {
        for (var at = 0; at < fields.size(); at++) {
            unsortable[at] += entry[at] == IndexValue.UNSORTABLE ? delta : 0;
        }
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
    private Entries entriesOf(Document document, Long recordId) {
        var entry = new Object[fields.size() + 1];
        entry[fields.size()] = recordId;
        var multikeyField = -1;
        @Nullable Collection<?> elements = null;
        var isEmpty = fields.size() > 1;
        for (var at = 0; at < fields.size(); at++) {
            var value = IndexValue.valueAt(document, paths[at]);
            if (value instanceof Collection<?> array && !array.isEmpty() && elements == null) {
                multikeyField = at;
                elements = array;
            } else {
                entry[at] = interner.intern(IndexValue.of(value));
            }
            isEmpty &= at == fields.size() - 1 || entry[at] == IndexValue.NULL;
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

    // --- order -------------------------------------------------------------------------------------------------------

    private static int compare(Object[] a, Object[] b) {
        return compareFrom(a, b, 0);
    }

    /** A bound of a range may be shorter than an entry, and ends in {@link IndexValue#MIN} or {@link IndexValue#MAX}. */
    private static int compareFrom(Object[] a, Object[] b, int start) {
        for (var at = start; at < Math.min(a.length, b.length); at++) {
            var comparison = a[at] instanceof Long one && b[at] instanceof Long other
                    ? Long.compare(one, other)
                    : IndexValue.compare(a[at], b[at]);
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    private int find(Object[] key) {
        return Collections.binarySearch(entries, key, SortedIndex::compare);
    }

    private int countBelow(Object[] bound) {
        var index = find(bound);
        return index < 0 ? -index - 1 : index;
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
            isPresent |= usable < fields.size() - 1
                    && !(predicate instanceof FieldPredicate.OneOf(var values) && values.contains(IndexValue.NULL));
            usable++;
            if (predicate instanceof FieldPredicate.Between) {
                break;
            }
        }
        return isPresent ? fields.subList(0, usable) : List.of();
    }

    /** Whether the fields behind the equality prefix are the query's sort order. */
    boolean provides(SortOrder order, Map<String, FieldPredicate> predicates) {
        var start = equalityPrefixLength(predicates);
        var end = start + order.fields().size();
        return (!isSparse || !usableFields(predicates).isEmpty())
                && end <= fields.size()
                && order.fields().equals(fields.subList(start, end));
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

    /** The number of entries in the ranges of the predicates. */
    long count(Map<String, FieldPredicate> predicates) {
        return ranges(predicates).stream()
                .mapToLong(range -> Math.max(0, countBelow(range.to()) - countBelow(range.from())))
                .sum();
    }

    /** Each record once, in no order. */
    Stream<Long> recordIds(Map<String, FieldPredicate> predicates) {
        return scans(predicates).stream()
                .flatMap(List::stream)
                .map(SortedIndex::recordId)
                .distinct();
    }

    /** Each record once, in the order of the fields behind the equality prefix. */
    Stream<Long> sortedRecordIds(Map<String, FieldPredicate> predicates, boolean isDescending) {
        var scans = scans(predicates);
        var inOrder = scans.size() == 1 ? scans.getFirst() : merged(scans, equalityPrefixLength(predicates));
        var recordIds = (isDescending ? inOrder.reversed() : inOrder).stream().map(SortedIndex::recordId);
        return Arrays.stream(multikey).sum() > 0 ? recordIds.distinct() : recordIds;
    }

    private static List<Object[]> merged(List<List<Object[]>> scans, int start) {
        var all = new ArrayList<Object[]>();
        scans.forEach(all::addAll);
        Comparator<Object[]> order = (a, b) -> compareFrom(a, b, start);
        all.sort(order);
        return all;
    }

    private static Long recordId(Object[] entry) {
        return (Long) entry[entry.length - 1];
    }

    private List<List<Object[]>> scans(Map<String, FieldPredicate> predicates) {
        return ranges(predicates).stream()
                .map(range -> {
                    var from = countBelow(range.from());
                    return entries.subList(from, Math.max(from, countBelow(range.to())));
                })
                .toList();
    }

    /** Inclusive at both ends. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Range(Object[] from, Object[] to) {}

    private List<Range> ranges(Map<String, FieldPredicate> predicates) {
        var ranges = List.of(new Range(new Object[] {IndexValue.MIN}, new Object[] {IndexValue.MAX}));
        for (var at = 0; at < fields.size(); at++) {
            var predicate = predicates.get(fields.get(at));
            if (predicate == null) {
                break;
            }
            var next = new ArrayList<Range>();
            for (var range : ranges) {
                addRanges(Arrays.copyOf(range.from(), at), predicate, at, next);
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
        if (unsortable[at] > 0) {
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
