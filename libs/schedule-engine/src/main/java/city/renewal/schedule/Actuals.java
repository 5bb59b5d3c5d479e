package city.renewal.schedule;

import java.util.Arrays;
import java.util.Map;

/** The reported actuals of a plan's nodes. Immutable. */
public final class Actuals {
    private final NodeActuals[] byNode;

    private Actuals(NodeActuals[] byNode) {
        this.byNode = byNode;
    }

    /** No reports. */
    public static Actuals none(Plan plan) {
        return builder(plan).build();
    }

    /**
     * @throws IllegalArgumentException for an unknown node, or for {@linkplain NodeActuals#problems invalid} values
     */
    public static Actuals of(Plan plan, Map<String, NodeActuals> byNodeId) {
        var builder = builder(plan);
        byNodeId.forEach((nodeId, actuals) -> builder.set(plan.index(nodeId), actuals));
        return builder.build();
    }

    public static Builder builder(Plan plan) {
        return new Builder(plan.size());
    }

    public NodeActuals get(int node) {
        return byNode[node];
    }

    int size() {
        return byNode.length;
    }

    static void requireUsable(int node, NodeActuals actuals) {
        var problems = actuals.problems("nodes[" + node + "]");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.getFirst().path() + ": " + problems.getFirst().message());
        }
    }

    /** Collects the actuals of the reported nodes. */
    public static final class Builder {
        private final NodeActuals[] byNode;

        private Builder(int size) {
            byNode = new NodeActuals[size];
            Arrays.fill(byNode, NodeActuals.NONE);
        }

        /** @throws IllegalArgumentException for {@linkplain NodeActuals#problems invalid} values */
        public Builder set(int node, NodeActuals actuals) {
            requireUsable(node, actuals);
            byNode[node] = actuals;
            return this;
        }

        public Actuals build() {
            return new Actuals(byNode.clone());
        }
    }
}
