package city.renewal.local.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The first few of many in an order, those that are alike in the order in which they came; keeps no more than it gives. */
final class FirstInOrder<T> {
    private record Seen<T>(T value, long number) {}

    private final Comparator<T> order;
    private final int limit;
    private final PriorityQueue<Seen<T>> kept;
    private long number;

    private FirstInOrder(Comparator<T> order, int limit) {
        this.order = order;
        this.limit = limit;
        Comparator<Seen<T>> inOrder = Comparator.comparing(Seen<T>::value, order);
        this.kept = new PriorityQueue<>(Collections.reverseOrder(inOrder.thenComparingLong(Seen::number)));
    }

    static <T> List<T> of(Stream<T> values, Comparator<T> order, int limit) {
        var first = new FirstInOrder<>(order, limit);
        values.forEach(first::see);
        var result = new ArrayList<T>();
        while (!first.kept.isEmpty()) {
            result.add(first.kept.remove().value());
        }
        Collections.reverse(result);
        return result;
    }

    private void see(T value) {
        if (kept.size() < limit) {
            kept.add(new Seen<>(value, number++));
        } else if (order.compare(value, kept.element().value()) < 0) {
            kept.remove();
            kept.add(new Seen<>(value, number++));
        }
    }
}
