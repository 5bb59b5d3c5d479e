package city.renewal.schedule;

import java.util.Arrays;

/**
 * Nodes that wait to be computed anew, each once, by rank: one bit for each, and a cursor that only ever moves on, as a change
 * only ever runs away from where it began. Taking all of them costs the nodes and a look at each word between them.
 */
final class RankQueue {
    private final int[] order;
    private final int[] rank;
    /** 1 from the first rank to the last, -1 the other way. */
    private final int direction;

    private final long[] waiting;
    private int size;
    /** The word at which whatever waits next is looked for. */
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

    /** Takes the node that is next; there must be one. */
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
