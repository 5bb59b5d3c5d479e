package city.renewal.progress.domain.state;

/**
 * The record of a node at its removal from the plan. A node that returns under its id, or is continued under another,
 * keeps its obligations: its report interval continues as if it had never been removed, and its signature remains valid
 * for its owner.
 *
 * @param owner id of the owner at the time of removal
 */
public record FormerNode(NodeRecord record, String owner) {}
