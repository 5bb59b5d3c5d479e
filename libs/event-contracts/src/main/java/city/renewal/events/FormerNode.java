package city.renewal.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node as the plan had it before it was dropped or renamed. A node that comes back under its id, or comes under its name, is
 * the same promise.
 *
 * @param node with the calendar in which its duration counted named
 * @param facts what was decided about it; null: nothing was
 * @param endedBy who set the plan without it
 */
public record FormerNode(PlannedNode node, @Nullable NodeFacts facts, String endedBy, Instant endedAt) {}
