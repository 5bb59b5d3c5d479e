package city.renewal.progress.application.history;

import city.renewal.events.Envelope;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the facts of the journal by time, without the plans in them, which may have 20,000 nodes each. */
public interface FactHistory {
    /**
     * A fact; an event with a plan has no goals and nodes in it.
     *
     * @param difference for a plan that was set, the difference from the preceding plan; null for other facts
     */
    record PastFact(Envelope<?> fact, @Nullable PlanDifference difference) {}

    /**
     * The facts about one subject, the most recently decided first. The caller closes the stream.
     *
     * @param nodeId only facts that name this node, and every plan; null: all
     * @param after milliseconds, sequence number and id of the preceding fact; empty: from the latest
     */
    Stream<PastFact> newestFirst(String subject, @Nullable String nodeId, List<String> after);
}
