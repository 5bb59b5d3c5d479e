package city.renewal.schedule;

import java.util.Arrays;

/**
 * A queue of nodes to recompute, ordered by topological rank, each node at most once. It is a bit set with a cursor
 * that moves in one direction only, because changes propagate in one direction only. Draining it costs one step per
 * node and one per word between them.
 */
final class RankQueue {
    private final int[] order;
    private final int[] rank;
    /** 1 for ascending ranks, -1 for descending ranks. */
    private final int direction;

    private final long[] waiting;
    private int size;
    /** The word at which the search for the next node begins. */
    private int cursor;

    private RankQueue(int[] order, int[] rank, int direction) {
        this.order = order;
        this.rank = rank;
        this.direction = direction;
        this.waiting = new long[(rank.length + Long.SIZE - 1) / Long.SIZE];
    }

    static RankQueue forwards(Plan plan) {
        return new RankQueue(plan.order, plan.rank, 1);
    }

    static RankQueue backwards(Plan plan) {
        return new RankQueue(plan.order, plan.rank, -1);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int node) {
        int word = rank[node] / Long.SIZE;
        long bit = 1L << rank[node];
        if ((waiting[word] & bit) == 0) {
            waiting[word] |= bit;
            cursor = size == 0 || (cursor - word) * direction > 0 ? word : cursor;
            size++;
        }
    }

    void clear() {
        Arrays.fill(waiting, 0);
        size = 0;
    }

    /** Removes and returns the next node; the queue must not be empty. */
    int poll() {
        while (waiting[cursor] == 0) {
            cursor += direction;
        }
        long word = waiting[cursor];
        int bit = direction > 0 ? Long.numberOfTrailingZeros(word) : Long.SIZE - 1 - Long.numberOfLeadingZeros(word);
        waiting[cursor] = word & ~(1L << bit);
        size--;
        return order[cursor * Long.SIZE + bit];
    }
}
