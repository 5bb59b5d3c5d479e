package city.renewal.events;

/**
 * A node that keeps the promise of a former node: it came into the plan under a new id with the former node's name.
 *
 * @param nodeId as the plan has it now
 * @param formerNodeId as the plan had it before
 */
public record ContinuedNode(String nodeId, String formerNodeId) {}
