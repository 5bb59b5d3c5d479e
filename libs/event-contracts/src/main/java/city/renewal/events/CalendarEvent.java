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
     * @param areas codes of the areas whose plans may name it, and whose people see it; null or empty: everybody's, as calendars
     *     were before they had areas
     * @param years the years that the days describe wholly, so that nothing in them is assumed
     */
    record CalendarSet(
            String calendarId,
            String name,
            String base,
            @Nullable String programme,
            @Nullable String headquarters,
            @Nullable List<String> areas,
            List<CalendarDays> days,
            List<Integer> years,
            String setBy,
            Instant occurredAt)
            implements CalendarEvent {
        public CalendarSet {
            areas = areas == null ? null : List.copyOf(areas);
            days = List.copyOf(days);
            years = List.copyOf(years);
        }
    }
}
