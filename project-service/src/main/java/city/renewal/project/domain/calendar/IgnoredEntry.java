package city.renewal.project.domain.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a calendar file that changes no day, or not in the way that the file states.
 *
 * @param place position in the file
 * @param from null: the entry has no readable day
 */
public record IgnoredEntry(
        String place,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String reason) {}
