package city.renewal.events;

import java.time.LocalDate;

/**
 * A node's new due date.
 *
 * @param dueVersion version of the due date
 */
public record DueDateShift(String nodeId, LocalDate dueDate, int dueVersion) {}
