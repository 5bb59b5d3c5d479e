package city.renewal.project.domain.report;

import city.renewal.events.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote into a photo of a report.
 *
 * @param takenAt null when it wrote no time
 * @param location null when it wrote no position
 */
public record PhotoFact(
        String sha256, @Nullable Instant takenAt, @Nullable Location location) {}
