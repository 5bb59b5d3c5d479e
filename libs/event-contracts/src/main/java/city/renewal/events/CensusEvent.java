package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lists say at one moment, published now and then so that a reader can compare its own copy with them. Source
 * {@code /census/{programme}}.
 */
public sealed interface CensusEvent extends RenewalEvent {
    /**
     * The overdue nodes of a programme, or one part of them. The parts of one census have the same instant; a programme
     * without an overdue node has one empty part.
     *
     * @param part 0 for the first
     * @param parts how many parts the census has
     * @param overdue at most 500
     * @param claimed at most 500 nodes whose completion is claimed and not yet checked; null: an older census, which doesn't say
     */
    record OverdueCensusTaken(
            String programme,
            int part,
            int parts,
            List<OverdueNode> overdue,
            @Nullable List<OverdueNode> claimed,
            Instant occurredAt)
            implements CensusEvent {
        public OverdueCensusTaken {
            overdue = List.copyOf(overdue);
            claimed = claimed == null ? null : List.copyOf(claimed);
        }
    }

    /**
     * A node that the deadline list has as overdue, or as claimed.
     *
     * @param area code of the area tree
     */
    record OverdueNode(String projectId, String nodeId, int dueVersion, String area) {}
}
