package city.renewal.project.domain.calendar;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored calendar; {@link CalendarSet} describes its fields.
 *
 * @param areas owning areas; null or empty: visible to everybody, and set by an administrator
 * @param days exceptions to the base calendar; no day is both worked and off
 */
public record NamedCalendar(
        String calendarId,
        String name,
        String base,
        @Nullable String programme,
        @Nullable String headquarters,
        @Nullable List<String> areas,
        List<CalendarDays> days,
        List<Integer> years,
        String setBy) {
    public NamedCalendar {
        areas = areas == null ? List.of() : List.copyOf(areas);
        days = List.copyOf(days);
        years = List.copyOf(years);
    }

    @Override
    public List<String> areas() {
        return Objects.requireNonNullElse(areas, List.of());
    }

    /** Whether plans of projects in the area may use this calendar. */
    public boolean isFor(String area) {
        return areas().isEmpty() || areas().stream().anyMatch(area::startsWith);
    }

    public NamedCalendar in(List<String> others) {
        return new NamedCalendar(calendarId, name, base, programme, headquarters, others, days, years, setBy);
    }

    public CalendarSet set(Instant now) {
        return new CalendarSet(calendarId, name, base, programme, headquarters, areas(), days, years, setBy, now);
    }

    /** The calendar as rules of the schedule engine. */
    public CalendarRules rules() {
        var spans = days.stream()
                .map(span -> new CalendarRules.Span(span.from(), span.to(), span.working()))
                .toList();
        return CalendarRules.of(calendarId, base, programme, headquarters, spans, years);
    }
}
