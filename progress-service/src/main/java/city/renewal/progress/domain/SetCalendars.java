package city.renewal.progress.domain;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.CalendarRules;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Makes a book of the calendars that were set. */
public final class SetCalendars {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1989, 12, 31);
    private static final LocalDate AFTER_ALL = LocalDate.of(2101, 1, 1);

    private SetCalendars() {}

    /** Calendars that the engine refuses are left out: whoever set them should have been refused, and others go on. */
    public static CalendarBook book(Collection<CalendarSet> calendars) {
        return CalendarBook.of(calendars.stream()
                .map(SetCalendars::rules)
                .filter(SetCalendars::isSound)
                .toList());
    }

    private static boolean isSound(CalendarRules rules) {
        return CalendarBook.problems(List.of(rules)).isEmpty();
    }

    private static CalendarRules rules(CalendarSet calendar) {
        var days = new TreeMap<LocalDate, Boolean>();
        for (var span : calendar.days()) {
            // A day beyond what the engine counts is kept, for it to refuse the calendar; not all of a million years.
            var from = span.from().isBefore(BEFORE_ALL) ? BEFORE_ALL : span.from();
            var to = span.to().isAfter(AFTER_ALL) ? AFTER_ALL : span.to();
            for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
                days.put(day, span.working());
            }
        }
        return new CalendarRules(
                calendar.calendarId(),
                calendar.base(),
                calendar.programme(),
                calendar.headquarters(),
                days,
                Set.copyOf(calendar.years()));
    }
}
