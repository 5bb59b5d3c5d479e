package city.renewal.progress.application;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps our own copies of the calendars that were set. */
public interface CalendarCopies {
    /**
     * All calendars.
     *
     * @param version names what the book was made of: the same version, the same book
     * @param owners whose each of them is, by id
     */
    record Book(String version, CalendarBook calendars, Map<String, Owner> owners) {
        public Book {
            owners = Map.copyOf(owners);
        }
    }

    /**
     * Whose a calendar is.
     *
     * @param areas empty: its programme's, or everybody's
     */
    record Owner(@Nullable String programme, List<String> areas) {
        public Owner {
            areas = List.copyOf(areas);
        }

        public static Owner of(CalendarSet calendar) {
            return new Owner(calendar.programme(), calendar.areas() == null ? List.of() : calendar.areas());
        }
    }

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
