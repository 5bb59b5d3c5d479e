package city.renewal.progress.domain;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.CalendarRules;
import java.util.Collection;

/** Makes a book of the calendars that were set. */
public final class SetCalendars {

    private SetCalendars() {}

    /** Calendars that the engine refuses are left out: whoever set them should have been refused, and others go on. */
    public static CalendarBook book(Collection<CalendarSet> calendars) {
        return CalendarBook.ofSound(calendars.stream().map(SetCalendars::rules).toList());
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
