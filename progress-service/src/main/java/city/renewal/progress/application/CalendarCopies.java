package city.renewal.progress.application;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import java.util.Set;

/** Keeps our own copies of the calendars that were set. */
public interface CalendarCopies {
    /**
     * All calendars.
     *
     * @param version names what the book was made of: the same version, the same book
     */
    record Book(String version, CalendarBook calendars) {}

    Book current();

    /** The version of {@link #current()}, for less. */
    String version();

    /**
     * Keeps a calendar unless this or a later fact about it was kept before.
     *
     * @return the programmes that it is or ever was for
     */
    Set<String> keep(CalendarSet calendar, long sequence);
}
