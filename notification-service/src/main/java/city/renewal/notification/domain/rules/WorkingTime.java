package city.renewal.notification.domain.rules;

import city.renewal.schedule.Calendars;
import city.renewal.schedule.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When work is done: the days of a calendar, from an hour to an hour in a zone.
 *
 * <p>Working time passes only in between; whatever begins outside begins at the next opening.
 *
 * @param calendar id of a calendar that every plan may name: {@code WORKING} or {@code NATURAL}
 * @param closes midnight for the end of the day
 */
public record WorkingTime(String calendar, LocalTime opens, LocalTime closes, ZoneId zone) {
    /** The State Council's workdays, 08:30 to 17:30 in Beijing. */
    public static final WorkingTime OFFICE =
            new WorkingTime(Calendars.WORKING, LocalTime.of(8, 30), LocalTime.of(17, 30), ZoneId.of("Asia/Shanghai"));

    /** Every day from 08:00 to 20:00 in Beijing: nobody is told at night. */
    public static final WorkingTime DAYTIME =
            new WorkingTime(Calendars.NATURAL, LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneId.of("Asia/Shanghai"));

    /** When a wait that begins now is over. */
    public Instant after(Instant now, Wait wait) {
        return switch (wait.unit()) {
            case AT_ONCE -> now;
            case WORKING_MINUTES -> afterWork(now, Duration.ofMinutes(wait.amount()));
            case WORKING_HOURS -> afterWork(now, Duration.ofHours(wait.amount()));
            case WORKING_DAYS -> daysLater(now, wait.amount());
            case SAME_DAY -> closing(day(opening(now)));
        };
    }

    /** This instant when it lies in working time, else the next opening. */
    public Instant opening(Instant now) {
        var day = day(now);
        if (!days().isWorkday(day) || !now.isBefore(closing(day))) {
            return openingOf(days().nextWorkday(day.plusDays(days().isWorkday(day) ? 1 : 0)));
        }
        var opening = openingOf(day);
        return now.isBefore(opening) ? opening : now;
    }

    /** The next time that work begins, later than this instant. */
    public Instant nextOpening(Instant now) {
        var opening = opening(now);
        return opening.isAfter(now) ? opening : openingOf(days().nextWorkday(day(now).plusDays(1)));
    }

    /** As an explanation names it. */
    public String text() {
        return "%s to %s (%s days, %s)".formatted(opens, closes, calendar, zone);
    }

    private Instant afterWork(Instant now, Duration work) {
        var at = opening(now);
        var left = work;
        for (var today = Duration.between(at, closing(day(at)));
                left.compareTo(today) > 0;
                today = Duration.between(at, closing(day(at)))) {
            left = left.minus(today);
            at = openingOf(days().nextWorkday(day(at).plusDays(1)));
        }
        return at.plus(left);
    }

    private Instant daysLater(Instant now, int days) {
        var from = opening(now).atZone(zone);
        return days().finish(from.toLocalDate(), days + 1)
                .atTime(from.toLocalTime())
                .atZone(zone)
                .toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private Instant openingOf(LocalDate day) {
        return day.atTime(opens).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        var midnight = closes.equals(LocalTime.MIDNIGHT);
        return (midnight ? day.plusDays(1) : day).atTime(closes).atZone(zone).toInstant();
    }

    private WorkCalendar days() {
        return Calendars.standard()
                .find(calendar)
                .orElseThrow(() -> new IllegalStateException("Expected a calendar '%s'".formatted(calendar)));
    }
}
