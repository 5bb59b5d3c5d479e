package city.renewal.project.domain.calendar;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.CalendarRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as somebody set it; what its fields mean stands at {@link CalendarSet}.
 *
 * @param days laid over the base; no day is both worked and off
 */
public record NamedCalendar(
        String calendarId,
        String name,
        String base,
        @Nullable String programme,
        @Nullable String headquarters,
        List<CalendarDays> days,
        List<Integer> years,
        String setBy) {
    public NamedCalendar {
        days = List.copyOf(days);
        years = List.copyOf(years);
    }

    public CalendarSet set(Instant now) {
        return new CalendarSet(calendarId, name, base, programme, headquarters, days, years, setBy, now);
    }

    /** What the engine makes of it. */
    public CalendarRules rules() {
        var spans = days.stream()
                .map(span -> new CalendarRules.Span(span.from(), span.to(), span.working()))
                .toList();
        return CalendarRules.of(calendarId, base, programme, headquarters, spans, years);
    }
}
