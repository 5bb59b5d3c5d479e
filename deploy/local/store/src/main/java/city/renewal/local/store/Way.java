package city.renewal.local.store;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A way to the documents of one query: to all that it finds, and to others. */
sealed interface Way {
    /** How many ids it leads to; one may be among them several times. */
    long count();

    /** Each once, in no order. */
    Stream<Object> ids();

    /** Each once, in the order that was asked for; the caller has made sure that the way has one. */
    Stream<Object> idsInOrder(boolean isDescending);

    boolean isInOrderOf(Order order);

    /** Through an index. */
    record ByIndex(SortedIndex index, Map<String, Asked> asked) implements Way {
        @Override
        public long count() {
            return index.count(asked);
        }

        @Override
        public Stream<Object> ids() {
            return index.ids(asked).stream();
        }

        @Override
        public Stream<Object> idsInOrder(boolean isDescending) {
            return index.idsInOrder(asked, isDescending);
        }

        @Override
        public boolean isInOrderOf(Order order) {
            return index.isInOrderOf(order, asked) && index.isStrictlyInOrderOf(order, asked);
        }
    }

    /** Through the ids of the collection, which are all texts. */
    record ByIds(
            MVMap<Object, ?> documents,
            @Nullable Object from,
            @Nullable Object to) implements Way {
        /** Null when there are other ids, whose order here has no meaning. */
        static @Nullable Way of(MVMap<Object, ?> documents, @Nullable Asked asked) {
            if (!(documents.firstKey() instanceof String) || !(documents.lastKey() instanceof String)) {
                return null;
            }
            return switch (asked) {
                case null -> new ByIds(documents, null, null);
                case Asked.OneOf _ -> null;
                case Asked.Between(var from, var to) ->
                    Objects.requireNonNullElse(from, to) instanceof String ? new ByIds(documents, from, to) : null;
            };
        }

        @Override
        public long count() {
            var above = from == null ? 0 : below(from);
            return Math.max(0, (to == null ? documents.sizeAsLong() : below(to) + 1) - above);
        }

        private long below(Object id) {
            var index = documents.getKeyIndex(id);
            return index < 0 ? -index - 1 : index;
        }

        @Override
        public Stream<Object> ids() {
            return idsInOrder(false);
        }

        @Override
        public Stream<Object> idsInOrder(boolean isDescending) {
            return MergedWalk.stream(
                    isDescending ? documents.cursor(to, from, true) : documents.cursor(from, to, false));
        }

        @Override
        public boolean isInOrderOf(Order order) {
            return order.fields().getFirst().equals(Order.ID);
        }
    }
}
