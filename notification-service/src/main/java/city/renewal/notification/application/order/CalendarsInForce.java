package city.renewal.notification.application.order;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.notification.domain.order.KnownCalendars;
import city.renewal.schedule.CalendarBook;
import java.util.List;
import java.util.function.Supplier;

/** The calendars that were set, read anew each time, and worked out only when they changed. Thread-safe. */
public final class CalendarsInForce implements Supplier<CalendarBook> {
    private record WorkedOut(List<CalendarSet> calendars, CalendarBook book) {}

    private final KnownFacts known;
    private volatile WorkedOut last = new WorkedOut(List.of(), CalendarBook.standard());

    public CalendarsInForce(KnownFacts known) {
        this.known = known;
    }

    @Override
    public CalendarBook get() {
        var calendars = known.calendars();
        var found = last;
        if (!found.calendars().equals(calendars)) {
            found = new WorkedOut(List.copyOf(calendars), KnownCalendars.book(calendars));
            last = found;
        }
        return found.book();
    }
}
