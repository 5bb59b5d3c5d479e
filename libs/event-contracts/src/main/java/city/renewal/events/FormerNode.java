package city.renewal.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node that was removed from the plan or renamed. A node that comes back under its id or under its name has the same
 * due date.
 *
 * @param node with its calendar named explicitly
 * @param facts the decisions about it; null: there were none
 * @param endedBy the person who set the plan without it
 */
public record FormerNode(PlannedNode node, @Nullable NodeFacts facts, String endedBy, Instant endedAt) {}
