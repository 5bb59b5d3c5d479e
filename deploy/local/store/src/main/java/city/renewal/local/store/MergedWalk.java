package city.renewal.local.store;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Several walks, each in order, as one in that order. Takes from each only what is asked for. */
final class MergedWalk implements Iterator<Object[]> {
    @SuppressWarnings("ArrayRecordComponent")
    private record Head(Object[] entry, Iterator<Object[]> rest) {}

    private final PriorityQueue<Head> heads;

    private MergedWalk(List<Iterator<Object[]>> walks, Comparator<Object[]> order) {
        this.heads = new PriorityQueue<>(Comparator.comparing(Head::entry, order));
        walks.forEach(this::push);
    }

    static Stream<Object[]> of(List<Iterator<Object[]>> walks, Comparator<Object[]> order) {
        return stream(walks.size() == 1 ? walks.getFirst() : new MergedWalk(walks, order));
    }

    static <T> Stream<T> stream(Iterator<T> walk) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED), false);
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

    private void push(Iterator<Object[]> walk) {
        if (walk.hasNext()) {
            heads.add(new Head(walk.next(), walk));
        }
    }
}
