package city.renewal.notification.domain.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.CalendarRules;
import java.util.Collection;

/** Our copies of the calendars' facts, as the schedule engine reads them. */
public final class KnownCalendars {
    private KnownCalendars() {}

    /** Calendars that the engine refuses are left out, and others count on. */
    public static CalendarBook book(Collection<CalendarSet> calendars) {
        return CalendarBook.ofValid(
                calendars.stream().map(KnownCalendars::rules).toList());
    }

    private static CalendarRules rules(CalendarSet calendar) {
        return CalendarRules.of(
                calendar.calendarId(),
                calendar.base(),
                calendar.programme(),
                calendar.headquarters(),
                calendar.days().stream()
                        .map(span -> new CalendarRules.Span(span.from(), span.to(), span.working()))
                        .toList(),
                calendar.years());
    }
}
