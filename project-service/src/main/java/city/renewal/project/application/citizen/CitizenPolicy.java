package city.renewal.project.application.citizen;

import city.renewal.project.domain.citizen.DuplicateRule;
import java.time.Duration;

/**
 * Configurable rules for citizens' reports.
 *
 * @param duplicates when two reports count as possible duplicates
 * @param personalDataKept retention period of the reporter's personal data after the closing
 */
public record CitizenPolicy(DuplicateRule duplicates, Duration personalDataKept) {}
