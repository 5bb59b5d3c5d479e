package city.renewal.notification.domain.orders;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.CalendarRules;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the working days that a unit has to answer, in the programme's calendar: the State Council's with the notices that were set, and
 * the programme's and the headquarters' exceptions laid over it.
 */
public final class AnswerDays {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1989, 12, 31);
    private static final LocalDate AFTER_ALL = LocalDate.of(2101, 1, 1);

    private final CalendarBook book;

    private AnswerDays(CalendarBook book) {
        this.book = book;
    }

    /** Calendars that the engine refuses are left out, and others count on. */
    public static AnswerDays of(Collection<CalendarSet> calendars) {
        return new AnswerDays(CalendarBook.of(calendars.stream()
                .map(AnswerDays::rules)
                .filter(rules -> CalendarBook.problems(List.of(rules)).isEmpty())
                .toList()));
    }

    /** The last of so many working days after a day. */
    public LocalDate after(LocalDate day, int workingDays, String programme, @Nullable String headquarters) {
        return book.forProject(programme, headquarters)
                .find(Calendars.WORKING)
                .orElseThrow()
                .finish(day.plusDays(1), workingDays);
    }

    private static CalendarRules rules(CalendarSet calendar) {
        var days = new TreeMap<LocalDate, Boolean>();
        for (var span : calendar.days()) {
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
