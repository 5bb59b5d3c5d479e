package city.renewal.progress.domain.state;

import java.time.LocalDate;

/**
 * A problem that blocks a node.
 *
 * @param dueDate the forecast work of the node does not start before it
 * @param rectified whether the rectification is claimed and waits for verification; the forecast then no longer waits
 */
public record BlockedBy(String problemId, String title, LocalDate dueDate, boolean rectified) {}
