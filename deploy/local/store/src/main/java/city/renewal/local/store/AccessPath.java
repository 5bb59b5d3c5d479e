package city.renewal.local.store;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A way to read the candidate documents of one query. It yields every document that the query matches, and may yield
 * others.
 */
sealed interface AccessPath {
    /** An upper bound of the number of ids; an id may be counted several times. */
    long count();

    /** Each id once, in no order. */
    Stream<Object> ids();

    /**
     * Each id once, in the sort order that {@link #provides} was asked for. The caller has checked that the path
     * provides it.
     */
    Stream<Object> sortedIds(boolean isDescending);

    boolean provides(SortOrder order);

    /** Reads a range of an index. */
    record IndexScan(SortedIndex index, Map<String, FieldPredicate> predicates) implements AccessPath {
        @Override
        public long count() {
            return index.count(predicates);
        }

        @Override
        public Stream<Object> ids() {
            return index.ids(predicates).stream();
        }

        @Override
        public Stream<Object> sortedIds(boolean isDescending) {
            return index.sortedIds(predicates, isDescending);
        }

        @Override
        public boolean provides(SortOrder order) {
            return index.provides(order, predicates) && index.providesExactly(order, predicates);
        }
    }

    /** Reads a range of the collection's ids, which are all strings. */
    record IdScan(
            MVMap<Object, ?> documents,
            @Nullable Object from,
            @Nullable Object to) implements AccessPath {
        /** Null when the collection has ids of other types, whose order in the map is not MongoDB's. */
        static @Nullable AccessPath of(MVMap<Object, ?> documents, @Nullable FieldPredicate predicate) {
            if (!(documents.firstKey() instanceof String) || !(documents.lastKey() instanceof String)) {
                return null;
            }
            return switch (predicate) {
                case null -> new IdScan(documents, null, null);
                case FieldPredicate.OneOf _ -> null;
                case FieldPredicate.Between(var from, var to) ->
                    Objects.requireNonNullElse(from, to) instanceof String ? new IdScan(documents, from, to) : null;
            };
        }

        @Override
        public long count() {
            var beforeRange = from == null ? 0 : countBelow(from);
            return Math.max(0, (to == null ? documents.sizeAsLong() : countBelow(to) + 1) - beforeRange);
        }

        private long countBelow(Object id) {
            var index = documents.getKeyIndex(id);
            return index < 0 ? -index - 1 : index;
        }

        @Override
        public Stream<Object> ids() {
            return sortedIds(false);
        }

        @Override
        public Stream<Object> sortedIds(boolean isDescending) {
            return MergedScan.stream(
                    isDescending ? documents.cursor(to, from, true) : documents.cursor(from, to, false));
        }

        @Override
        public boolean provides(SortOrder order) {
            return order.fields().getFirst().equals(StoredDocument.ID);
        }
    }
}
