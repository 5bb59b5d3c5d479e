package city.renewal.progress.application.reference;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarBook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores reference copies of the configured calendars. */
public interface ReferenceCalendars {
    /**
     * All calendars.
     *
     * @param version identifies the content: equal versions mean equal books
     * @param owners the scope of each calendar, by calendar id
     */
    record Book(String version, CalendarBook calendars, Map<String, Scope> owners) {
        public Book {
            owners = Map.copyOf(owners);
        }
    }

    /**
     * The programme or areas that a calendar belongs to.
     *
     * @param areas empty: the calendar belongs to its programme, or to everybody when there is no programme
     */
    record Scope(@Nullable String programme, List<String> areas) {
        public Scope {
            areas = List.copyOf(areas);
        }

        public static Scope of(CalendarSet calendar) {
            return new Scope(calendar.programme(), calendar.areas() == null ? List.of() : calendar.areas());
        }
    }

    Book current();

    /** The version of {@link #current()}, which is cheaper to read. */
    String version();

    /**
     * Stores a calendar unless the same or a later fact about it is stored already.
     *
     * @return the programmes that the calendar is or ever was assigned to
     */
    Set<String> saveIfNewer(CalendarSet calendar, long sequence);
}
