package city.renewal.project.domain.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a calendar file that changes no day, or not as it stands there.
 *
 * @param place in the file
 * @param from null: the file gives no day that could be read
 */
public record IgnoredEntry(
        String place,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String reason) {}
