package city.renewal.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about a calendar. The sequence is the calendar's version. Source {@code /calendars/{calendarId}}. */
public sealed interface CalendarEvent extends RenewalEvent {
    String calendarId();

    /**
     * The calendar was created or replaced. No decided due date changes because of it.
     *
     * @param base the base calendar, which the days override
     * @param programme id of the programme to whose plans these days apply, whichever calendar they name; null: only
     *     plans that name this calendar
     * @param headquarters id of the headquarters within that programme; null: the whole programme
     * @param areas codes of the areas whose plans may name the calendar and whose users see it; null or empty: all
     *     areas, as in older facts
     * @param years the years that the days describe completely, so that nothing in them is assumed
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
