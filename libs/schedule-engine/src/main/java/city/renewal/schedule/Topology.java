package city.renewal.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Computes a topological order of a plan's nodes, or the cycles that prevent one. */
final class Topology {
    private final Links links;
    private final int nodes;
    private final int[] waitingFor;
    private final int[] order;
    private int ordered;

    Topology(Links links, int nodes) {
        this.links = links;
        this.nodes = nodes;
        this.waitingFor = new int[nodes];
        this.order = new int[nodes];
        sort();
    }

    /** Kahn's algorithm; of several ready nodes, the first one in the plan comes first. */
    private void sort() {
        for (int node = 0; node < nodes; node++) {
            waitingFor[node] = links.into[node + 1] - links.into[node];
            if (waitingFor[node] == 0) {
                order[ordered++] = node;
            }
        }
        for (int head = 0; head < ordered; head++) {
            int node = order[head];
            for (int at = links.outOf[node]; at < links.outOf[node + 1]; at++) {
                int successor = links.successor[links.out[at]];
                if (--waitingFor[successor] == 0) {
                    order[ordered++] = successor;
                }
            }
        }
    }

    boolean isAcyclic() {
        return ordered == nodes;
    }

    int[] order() {
        return order;
    }

    /**
     * At least one cycle of every strongly connected component, each as its links in the order of work: the first
     * link's successor is the second's predecessor, and the last link's successor the first's predecessor.
     */
    List<List<Integer>> cycles() {
        // Every node that was not ordered has a predecessor that was not ordered, so following predecessors must reach
        // a cycle.
        var walkOf = new int[nodes];
        var linkAt = new int[nodes];
        var cycles = new ArrayList<List<Integer>>();
        Arrays.fill(linkAt, -1);
        for (int node = 0, walk = 1; node < nodes; node++, walk++) {
            int at = node;
            while (waitingFor[at] > 0 && walkOf[at] == 0) {
                walkOf[at] = walk;
                linkAt[at] = linkFromUnordered(at);
                at = links.predecessor[linkAt[at]];
            }
            if (waitingFor[at] > 0 && walkOf[at] == walk) {
                cycles.add(cycleThrough(at, linkAt));
            }
        }
        return cycles;
    }

    private int linkFromUnordered(int node) {
        for (int link = links.into[node]; link < links.into[node + 1]; link++) {
            if (waitingFor[links.predecessor[link]] > 0) {
                return link;
            }
        }
        throw new IllegalStateException("Expected node %d to wait for a node of a cycle".formatted(node));
    }

    private List<Integer> cycleThrough(int node, int[] linkAt) {
        var cycle = new ArrayList<Integer>();
        int at = node;
        do {
            cycle.add(linkAt[at]);
            at = links.predecessor[linkAt[at]];
        } while (at != node);
        Collections.reverse(cycle);
        return cycle;
    }
}
