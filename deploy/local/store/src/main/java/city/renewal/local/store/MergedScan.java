package city.renewal.local.store;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Merges several sorted scans into one sorted scan. Reads lazily from each. */
final class MergedScan implements Iterator<Object[]> {
    @SuppressWarnings("ArrayRecordComponent")
    private record Head(Object[] entry, Iterator<Object[]> rest) {}

    private final PriorityQueue<Head> heads;

    private MergedScan(List<Iterator<Object[]>> scans, Comparator<Object[]> order) {
        this.heads = new PriorityQueue<>(Comparator.comparing(Head::entry, order));
        scans.forEach(this::push);
    }

    static Stream<Object[]> of(List<Iterator<Object[]>> scans, Comparator<Object[]> order) {
        return stream(scans.size() == 1 ? scans.getFirst() : new MergedScan(scans, order));
    }

    static <T> Stream<T> stream(Iterator<T> scan) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(scan, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Object[] next() {
        var head = heads.remove();
        push(head.rest());
        return head.entry();
    }

    private void push(Iterator<Object[]> scan) {
        if (scan.hasNext()) {
            heads.add(new Head(scan.next(), scan));
        }
    }
}
