package city.renewal.notification.domain.worktime;

import city.renewal.events.validation.InvalidRecord;
import city.renewal.schedule.Calendars;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When work is done: the days of a calendar, from an hour to an hour in a zone.
 *
 * @param calendar id of a calendar that every plan may name: {@code WORKING} or {@code NATURAL}
 * @param closes midnight for the end of the day
 */
public record WorkingTime(String calendar, LocalTime opens, LocalTime closes, ZoneId zone) {
    /** @throws InvalidRecord for an unknown calendar, or a day that closes before it opens */
    public WorkingTime {
        InvalidRecord.unless(
                WorkingTime.class,
                errors -> errors.check(
                                Calendars.standard().find(calendar).isPresent(),
                                "calendar",
                                "must be one of %s"
                                        .formatted(Calendars.standard().ids()))
                        .check(
                                closes.equals(LocalTime.MIDNIGHT) || closes.isAfter(opens),
                                "closes",
                                "must be after opens"));
    }

    /** The State Council's workdays, 08:30 to 17:30 in Beijing. */
    public static final WorkingTime OFFICE =
            new WorkingTime(Calendars.WORKING, LocalTime.of(8, 30), LocalTime.of(17, 30), ZoneId.of("Asia/Shanghai"));

    /** Every day from 08:00 to 20:00 in Beijing: no notifications at night. */
    public static final WorkingTime DAYTIME =
            new WorkingTime(Calendars.NATURAL, LocalTime.of(8, 0), LocalTime.of(20, 0), ZoneId.of("Asia/Shanghai"));

    /** The clock of those who keep it, by the calendars of their place. */
    public WorkingClock by(Calendars calendars) {
        var days = calendars
                .find(calendar)
                .orElseThrow(() -> new IllegalStateException("Expected a calendar '%s'".formatted(calendar)));
        return new WorkingClock(this, days);
    }

    /** As an explanation names it. */
    public String text() {
        return "%s to %s (%s days, %s)".formatted(opens, closes, calendar, zone);
    }
}
