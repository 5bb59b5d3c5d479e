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
 * What somebody laid down about the days of one calendar, unchecked. One of three things:
 *
 * <ul>
 *   <li>With the id {@code WORKING} a newer notice of the State Council: its days are laid over the built-in calendar.
 *   <li>With another id and no programme, a calendar of its own, which any plan may name.
 *   <li>With a programme, exceptions of that programme (winter stop, dust days), or with a headquarters too, of that
 *       headquarters in it: its days are laid over every calendar that plans there use, the natural one as well. Plans there
 *       may also name it.
 * </ul>
 *
 * @param base the calendar that the days are laid over: {@code NATURAL}, {@code WORKING} or {@code WEEKDAYS}; null for the
 *     notice and for exceptions, which when named stand on {@code NATURAL}
 * @param days {@code true} for a day that is worked, {@code false} for a day off
 * @param years the years whose days are all described by data, so that nothing in them is assumed. Of exceptions they count
 *     only where the calendar is named: a winter stop says nothing of public holidays
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

    /** Days that are all worked or all off, both ends included. */
    public record Span(LocalDate from, LocalDate to, boolean working) {}

    public CalendarRules {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    }

    /**
     * The rules of days that are told in spans; of two that meet, the later in the list holds. A day beyond what the engine
     * counts is kept, for it to refuse the calendar; not all of a million years.
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

    /** What the days are laid over. */
    String baseId() {
        if (base != null) {
            return base;
        }
        return isNotice() ? Calendars.WORKING : Calendars.NATURAL;
    }
}
