package city.renewal.project.domain.report;

import city.renewal.events.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The camera's metadata in a photo of a report.
 *
 * @param takenAt null if there is no time
 * @param location null if there is no position
 */
public record PhotoFact(
        String sha256, @Nullable Instant takenAt, @Nullable Location location) {}
