package city.renewal.events;

/**
 * A node that takes over the due date of a former node, because it has the former node's name under a new id.
 *
 * @param nodeId id in the present plan
 * @param formerNodeId id in the former plan
 */
public record ContinuedNode(String nodeId, String formerNodeId) {}
