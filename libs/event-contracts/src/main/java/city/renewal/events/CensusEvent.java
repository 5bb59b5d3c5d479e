package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the lists at one instant, published periodically so that a reader can compare its own copy with it.
 * Source {@code /census/{programme}}.
 */
public sealed interface CensusEvent extends RenewalEvent {
    /**
     * The overdue nodes of a programme, or one part of them. All parts of one census have the same instant; a programme
     * without an overdue node has one empty part.
     *
     * @param part index of the part, from 0
     * @param parts number of parts of the census
     * @param overdue at most 500
     * @param claimed at most 500 nodes whose completion is claimed and not yet checked; null: an older census without
     *     them
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
     * A node that the deadline list shows as overdue, or as claimed.
     *
     * @param area code of the area tree
     */
    record OverdueNode(String projectId, String nodeId, int dueVersion, String area) {}
}
