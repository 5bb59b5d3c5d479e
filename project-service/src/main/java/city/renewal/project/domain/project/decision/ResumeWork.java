package city.renewal.project.domain.project.decision;

import java.time.LocalDate;

/**
 * The command to end a suspension.
 *
 * @param resumedOn the first day of work after the suspension; if it equals the first day of the suspension, the
 *     suspension never took effect
 */
public record ResumeWork(String suspensionId, LocalDate resumedOn, String note) {}
