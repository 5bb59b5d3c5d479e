package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about a calendar, by version: its sequence is its version. Source {@code /calendars/{calendarId}}. */
public sealed interface CalendarEvent extends RenewalEvent {
    String calendarId();

    /**
     * The calendar was set, or set anew. No due date that was decided moves by it.
     *
     * @param base the calendar that the days are laid over
     * @param programme id of the programme whose plans these days hold for, whichever calendar they name; null: only plans that
     *     name this calendar
     * @param headquarters id of the headquarters within that programme; null: all of it
     * @param years the years that the days describe wholly, so that nothing in them is assumed
     */
    record CalendarSet(
            String calendarId,
            String name,
            String base,
            @Nullable String programme,
            @Nullable String headquarters,
            List<CalendarDays> days,
            List<Integer> years,
            String setBy,
            Instant occurredAt)
            implements CalendarEvent {
        public CalendarSet {
            days = List.copyOf(days);
            years = List.copyOf(years);
        }
    }
}
