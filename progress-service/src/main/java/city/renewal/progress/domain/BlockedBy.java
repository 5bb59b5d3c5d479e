package city.renewal.progress.domain;

import java.time.LocalDate;

/**
 * A problem that holds a node up.
 *
 * @param dueDate the forecast of the node's work does not begin before it
 * @param rectified whether it is claimed to be mended and waits for its check; the forecast then no longer waits for it
 */
public record BlockedBy(String problemId, String title, LocalDate dueDate, boolean rectified) {}
