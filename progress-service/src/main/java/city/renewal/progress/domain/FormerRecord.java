package city.renewal.progress.domain;

/**
 * What was known of a node when it left the plan. One that comes back under its id, or continues it under another, is the same
 * promise: its reports are due as if it had never left, and its signature is its owner's.
 *
 * @param owner the person who answered for it
 */
public record FormerRecord(NodeRecord record, String owner) {}
