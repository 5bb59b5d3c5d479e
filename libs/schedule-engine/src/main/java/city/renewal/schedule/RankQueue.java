package city.renewal.schedule;

import java.util.Arrays;
import java.util.BitSet;

/** Nodes that wait to be computed anew, each once, the first by rank first: a binary heap. */
final class RankQueue {
    private final int[] rank;
    private final int sign;
    private final BitSet waiting;
    private int[] heap = new int[16];
    private int size;

    private RankQueue(int[] rank, int sign) {
        this.rank = rank;
        this.sign = sign;
        this.waiting = new BitSet(rank.length);
    }

    static RankQueue forwards(int[] rank) {
        return new RankQueue(rank, 1);
    }

    static RankQueue backwards(int[] rank) {
        return new RankQueue(rank, -1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int node) {
        if (waiting.get(node)) {
            return;
        }
        waiting.set(node);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0 && key(node) < key(heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = node;
    }

    int poll() {
        int first = heap[0];
        int last = heap[--size];
        waiting.clear(first);
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && key(heap[child + 1]) < key(heap[child])) {
                child++;
            }
            if (key(last) <= key(heap[child])) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }

    private int key(int node) {
        return sign * rank[node];
    }
}
