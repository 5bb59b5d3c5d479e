package city.renewal.schedule;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Unchecked rules for the days of one calendar. There are three kinds:
 *
 * <ul>
 *   <li>With the id {@code WORKING}: a newer notice of the State Council, whose days override the built-in calendar.
 *   <li>With another id and no programme: a separate calendar that any plan may name.
 *   <li>With a programme: exceptions of that programme (winter stop, dust days), or with a headquarters too, of that
 *       headquarters in it. Their days override every calendar that plans there use, including the natural one. Plans
 *       there may also name these rules as their calendar.
 * </ul>
 *
 * @param base the base calendar: {@code NATURAL}, {@code WORKING} or {@code WEEKDAYS}; null for the notice and for
 *     exceptions, whose base is {@code NATURAL} when they are named as a calendar
 * @param days {@code true} for a working day, {@code false} for a day off
 * @param years the years whose days are all described by data, so that nothing in them is assumed. For exceptions they
 *     count only where the calendar is named: a winter stop says nothing about public holidays
 */
public record CalendarRules(
        String calendarId,
        @Nullable String base,
        @Nullable String programme,
        @Nullable String headquarters,
        Map<LocalDate, Boolean> days,
        Set<Integer> years) {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1989, 12, 31);
    private static final LocalDate AFTER_ALL = LocalDate.of(2101, 1, 1);

    /** A range of days that are all worked or all off, both ends included. */
    public record Span(LocalDate from, LocalDate to, boolean working) {}

    public CalendarRules {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    }

    /**
     * Rules from ranges of days; where two overlap, the later one in the list takes precedence. Days outside of the
     * supported years are kept up to one day on either side, so that the engine refuses the calendar without storing
     * millions of days.
     */
    public static CalendarRules of(
            String calendarId,
            @Nullable String base,
            @Nullable String programme,
            @Nullable String headquarters,
            Collection<Span> spans,
            Collection<Integer> years) {
        var days = new TreeMap<LocalDate, Boolean>();
        for (var span : spans) {
            var from = span.from.isBefore(BEFORE_ALL) ? BEFORE_ALL : span.from;
            var to = span.to.isAfter(AFTER_ALL) ? AFTER_ALL : span.to;
            for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
                days.put(day, span.working);
            }
        }
        return new CalendarRules(calendarId, base, programme, headquarters, days, Set.copyOf(years));
    }

    boolean isNotice() {
        return calendarId.equals(Calendars.WORKING);
    }

    boolean isException() {
        return programme != null;
    }

    /** The id of the base calendar. */
    String baseId() {
        if (base != null) {
            return base;
        }
        return isNotice() ? Calendars.WORKING : Calendars.NATURAL;
    }
}
