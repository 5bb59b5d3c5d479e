package city.renewal.events;

import java.time.LocalDate;

/**
 * A node's new due date.
 *
 * @param dueVersion the number of this decision on the date
 */
public record DueDateShift(String nodeId, LocalDate dueDate, int dueVersion) {}
