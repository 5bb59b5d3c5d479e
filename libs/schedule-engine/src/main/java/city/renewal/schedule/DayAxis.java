package city.renewal.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Numbers the days on which schedules can lie, so that the passes work on {@code int}s.
 *
 * <p>Instant {@code x} is the boundary at which day {@code x} starts and day {@code x - 1} ends. Dates from 1990 to
 * 2100 are allowed; the axis extends one year beyond on either side. Arithmetic saturates at the ends of the axis,
 * which lie outside of the allowed dates, so that the compiler and the evaluation detect it.
 */
final class DayAxis {
    static final LocalDate FIRST_ALLOWED = LocalDate.of(1990, 1, 1);
    static final LocalDate LAST_ALLOWED = LocalDate.of(2100, 12, 31);

    static final LocalDate FIRST = FIRST_ALLOWED.minusYears(1);
    static final int FIRST_YEAR = FIRST.getYear();
    static final int LAST_YEAR = LAST_ALLOWED.getYear() + 1;

    private static final int ORIGIN = (int) FIRST.toEpochDay();

    /** The number of days of the axis, which is also its last instant. */
    static final int LENGTH = (int) LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() - ORIGIN;

    static final int FIRST_ALLOWED_DAY = (int) FIRST_ALLOWED.toEpochDay() - ORIGIN;
    static final int LAST_ALLOWED_DAY = (int) LAST_ALLOWED.toEpochDay() - ORIGIN;

    private DayAxis() {}

    static boolean allows(LocalDate date) {
        return !date.isBefore(FIRST_ALLOWED) && !date.isAfter(LAST_ALLOWED);
    }

    static boolean allows(int day) {
        return day >= FIRST_ALLOWED_DAY && day <= LAST_ALLOWED_DAY;
    }

    /** @throws DateTimeException for a date outside 1990–2100 */
    static int day(LocalDate date) {
        if (!allows(date)) {
            throw new DateTimeException(
                    "Expected a date from %s to %s, but it was %s".formatted(FIRST_ALLOWED, LAST_ALLOWED, date));
        }
        return (int) date.toEpochDay() - ORIGIN;
    }

    /** @throws DateTimeException for a day outside 1990–2100 */
    static LocalDate date(int day) {
        if (!allows(day)) {
            throw new DateTimeException(
                    "Expected a day from %s to %s, but it lay beyond".formatted(FIRST_ALLOWED, LAST_ALLOWED));
        }
        return Dates.ALLOWED[day - FIRST_ALLOWED_DAY];
    }

    /** Caches every allowed date, because lists need millions of them. */
    private static final class Dates {
        static final LocalDate[] ALLOWED =
                FIRST_ALLOWED.datesUntil(LAST_ALLOWED.plusDays(1)).toArray(LocalDate[]::new);
    }
}
