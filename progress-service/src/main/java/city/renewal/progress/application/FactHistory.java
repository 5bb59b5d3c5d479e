package city.renewal.progress.application;

import city.renewal.events.Envelope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journal's facts by time, without the plans in them, which may have 20,000 nodes each. */
public interface FactHistory {
    /**
     * A fact; of a plan that was set or published again, without goals and nodes.
     *
     * @param difference of a plan that was set, to the one before it; null for other facts
     */
    record PastFact(Envelope<?> fact, @Nullable PlanDifference difference) {}

    /**
     * The facts about one subject, the latest decided first, to be closed by the caller.
     *
     * @param nodeId only those that name this node, and every plan; null: all
     * @param after milliseconds, sequence number and id of the fact before; empty: from the latest
     */
    Stream<PastFact> newestFirst(String subject, @Nullable String nodeId, List<String> after);
}
