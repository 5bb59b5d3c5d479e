package city.renewal.notification.domain.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.WorkCalendar;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Counts the working days that a unit has to answer, in the programme's calendar: the State Council's with the notices that were set, and
 * the programme's and the headquarters' exceptions laid over it.
 */
public final class AnswerDays {
    private final CalendarBook book;

    private AnswerDays(CalendarBook book) {
        this.book = book;
    }

    public static AnswerDays of(Collection<CalendarSet> calendars) {
        return new AnswerDays(KnownCalendars.book(calendars));
    }

    /** The last of so many working days after a day. */
    public LocalDate after(LocalDate day, int workingDays, String programme, @Nullable String headquarters) {
        return calendar(programme, headquarters).finish(day.plusDays(1), workingDays);
    }

    /** How many working days follow a day until another one, that one included. */
    public int between(LocalDate day, LocalDate last, String programme, @Nullable String headquarters) {
        return last.isAfter(day) ? calendar(programme, headquarters).workdaysBetween(day.plusDays(1), last) : 0;
    }

    private WorkCalendar calendar(String programme, @Nullable String headquarters) {
        return book.forProject(programme, headquarters).find(Calendars.WORKING).orElseThrow();
    }
}
