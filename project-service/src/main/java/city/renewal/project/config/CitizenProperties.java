package city.renewal.project.config;

import city.renewal.project.application.citizen.CitizenPolicy;
import city.renewal.project.domain.citizen.DuplicateRule;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of citizens' reports.
 *
 * @param duplicateMetres maximum distance in metres of possible duplicates, above 0 and at most 10,000
 * @param duplicateDays maximum number of days between possible duplicates, 1 to 90
 * @param personalDataDays retention period of personal data in days after the closing, 1 to 3,650
 */
@ConfigurationProperties("renewal.citizens")
record CitizenProperties(
        @DefaultValue("50") double duplicateMetres,
        @DefaultValue("7") int duplicateDays,
        @DefaultValue("90") int personalDataDays) {
    CitizenProperties {
        if (!(duplicateMetres > 0 && duplicateMetres <= 10_000)) {
            throw new IllegalArgumentException(
                    "renewal.citizens.duplicate-metres must be above 0 and at most 10000, but is " + duplicateMetres);
        }
        if (duplicateDays < 1 || duplicateDays > 90) {
            throw new IllegalArgumentException(
                    "renewal.citizens.duplicate-days must be 1 to 90, but is " + duplicateDays);
        }
        if (personalDataDays < 1 || personalDataDays > 3_650) {
            throw new IllegalArgumentException(
                    "renewal.citizens.personal-data-days must be 1 to 3650, but is " + personalDataDays);
        }
    }

    CitizenPolicy policy() {
        return new CitizenPolicy(
                new DuplicateRule(duplicateMetres, Duration.ofDays(duplicateDays)), Duration.ofDays(personalDataDays));
    }
}
