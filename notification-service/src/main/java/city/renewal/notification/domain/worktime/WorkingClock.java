package city.renewal.notification.domain.worktime;

import city.renewal.schedule.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Working time at one place: it passes only from opening to closing on the days of that place's calendar; whatever begins
 * outside begins at the next opening.
 *
 * @param days those of the time's calendar there, with the exceptions of a programme and its headquarters
 */
public record WorkingClock(WorkingTime time, WorkCalendar days) {
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
        if (!days.isWorkday(day) || !now.isBefore(closing(day))) {
            return openingOf(days.nextWorkday(day.plusDays(days.isWorkday(day) ? 1 : 0)));
        }
        var opening = openingOf(day);
        return now.isBefore(opening) ? opening : now;
    }

    /** The next time that work begins, later than this instant. */
    public Instant nextOpening(Instant now) {
        var opening = opening(now);
        return opening.isAfter(now) ? opening : openingOf(days.nextWorkday(day(now).plusDays(1)));
    }

    private Instant afterWork(Instant now, Duration work) {
        var at = opening(now);
        var left = work;
        for (var today = Duration.between(at, closing(day(at)));
                left.compareTo(today) > 0;
                today = Duration.between(at, closing(day(at)))) {
            left = left.minus(today);
            at = openingOf(days.nextWorkday(day(at).plusDays(1)));
        }
        return at.plus(left);
    }

    private Instant daysLater(Instant now, int count) {
        var from = opening(now).atZone(time.zone());
        return days.finish(from.toLocalDate(), count + 1)
                .atTime(from.toLocalTime())
                .atZone(time.zone())
                .toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(time.zone()).toLocalDate();
    }

    private Instant openingOf(LocalDate day) {
        return day.atTime(time.opens()).atZone(time.zone()).toInstant();
    }

    private Instant closing(LocalDate day) {
        var midnight = time.closes().equals(LocalTime.MIDNIGHT);
        return (midnight ? day.plusDays(1) : day)
                .atTime(time.closes())
                .atZone(time.zone())
                .toInstant();
    }
}
