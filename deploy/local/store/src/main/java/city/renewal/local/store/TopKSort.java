package city.renewal.local.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Selects the first values of a stream in a given order, equal values in their original sequence. Holds no more than
 * the limit in memory.
 */
final class TopKSort<T> {
    private record Candidate<T>(T value, long sequence) {}

    private final Comparator<T> order;
    private final int limit;
    private final PriorityQueue<Candidate<T>> heap;
    private long sequence;

    private TopKSort(Comparator<T> order, int limit) {
        this.order = order;
        this.limit = limit;
        Comparator<Candidate<T>> inOrder = Comparator.comparing(Candidate<T>::value, order);
        this.heap = new PriorityQueue<>(Collections.reverseOrder(inOrder.thenComparingLong(Candidate::sequence)));
    }

    static <T> List<T> of(Stream<T> values, Comparator<T> order, int limit) {
        var sort = new TopKSort<>(order, limit);
        values.forEach(sort::offer);
        var result = new ArrayList<T>();
        while (!sort.heap.isEmpty()) {
            result.add(sort.heap.remove().value());
        }
        Collections.reverse(result);
        return result;
    }

    private void offer(T value) {
        if (heap.size() < limit) {
            heap.add(new Candidate<>(value, sequence++));
        } else if (order.compare(value, heap.element().value()) < 0) {
            heap.remove();
            heap.add(new Candidate<>(value, sequence++));
        }
    }
}
