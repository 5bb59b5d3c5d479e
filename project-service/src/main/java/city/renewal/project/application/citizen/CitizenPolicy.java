package city.renewal.project.application.citizen;

import city.renewal.project.domain.citizen.DuplicateRule;
import java.time.Duration;

/**
 * What an operator may set about citizens' reports.
 *
 * @param duplicates when two reports are thought to be about one thing
 * @param personalDataKept how long after the closing what says who reported is kept
 */
public record CitizenPolicy(DuplicateRule duplicates, Duration personalDataKept) {}
