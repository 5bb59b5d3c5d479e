package city.renewal.progress.domain.evaluation;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.CalendarRules;
import java.util.Collection;

/** Creates calendar books from calendar facts. */
public final class CalendarBooks {

    private CalendarBooks() {}

    /**
     * Calendars that the engine rejects are left out, so that the other calendars remain usable; the service that
     * decides calendars should have rejected them.
     */
    public static CalendarBook book(Collection<CalendarSet> calendars) {
        return CalendarBook.ofValid(calendars.stream().map(CalendarBooks::rules).toList());
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
