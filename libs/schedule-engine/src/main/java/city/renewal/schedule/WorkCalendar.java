package city.renewal.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which days are worked. Immutable and thread-safe.
 *
 * <p>Counting uses prefix sums over {@link DayAxis}: {@code before[x]} is the number of workdays before instant {@code
 * x}, {@code workdays[k]} the day of the k-th workday, so every step of the passes is one or two array reads, whatever
 * the duration. Dates are inclusive; dates outside 1990–2100 are refused with a {@link java.time.DateTimeException}.
 */
public final class WorkCalendar {
    private final BitSet worked;
    private final BitSet knownYears;
    private final int[] before;
    private final int[] workdays;

    private WorkCalendar(BitSet worked, BitSet knownYears) {
        this.worked = worked;
        this.knownYears = knownYears;
        this.before = new int[DayAxis.LENGTH + 2];
        this.workdays = new int[worked.cardinality()];
        int count = 0;
        for (int day = 0; day < DayAxis.LENGTH; day++) {
            before[day] = count;
            if (worked.get(day)) {
                workdays[count++] = day;
            }
        }
        before[DayAxis.LENGTH] = count;
        before[DayAxis.LENGTH + 1] = count;
    }

    private WorkCalendar(BitSet worked, BitSet knownYears, int[] before, int[] workdays) {
        this.worked = worked;
        this.knownYears = knownYears;
        this.before = before;
        this.workdays = workdays;
    }

    private static final class Natural {
        static final WorkCalendar INSTANCE = natural();

        private static WorkCalendar natural() {
            var all = new BitSet(DayAxis.LENGTH);
            all.set(0, DayAxis.LENGTH);
            return new WorkCalendar(all, allYears());
        }
    }

    private static final class China {
        static final WorkCalendar INSTANCE = new WorkCalendar(ChinaHolidays.workdays(), ChinaHolidays.knownYears());
    }

    private static final class Weekdays {
        static final WorkCalendar INSTANCE = new WorkCalendar(ChinaHolidays.weekdays(), allYears());
    }

    private static BitSet allYears() {
        var years = new BitSet();
        years.set(DayAxis.FIRST_YEAR, DayAxis.LAST_YEAR + 1);
        return years;
    }

    /** Every day is worked, as in construction planning (自然日). */
    public static WorkCalendar natural() {
        return Natural.INSTANCE;
    }

    /**
     * The State Council's calendar (工作日): Monday to Friday without the public holidays and with the make-up workdays
     * (调休), for the years whose notice is {@linkplain #isKnown known}; plain Monday to Friday in all other years.
     */
    public static WorkCalendar china() {
        return China.INSTANCE;
    }

    /** Monday to Friday without holidays. */
    public static WorkCalendar weekdays() {
        return Weekdays.INSTANCE;
    }

    /**
     * This calendar with some days changed: {@code true} for worked, {@code false} for off (winter stop, dust days).
     *
     * @throws IllegalArgumentException if a year is left without a workday
     */
    public WorkCalendar withExceptions(Map<LocalDate, Boolean> exceptions) {
        var calendar = withDays(List.of(exceptions));
        calendar.firstYearWithoutWork().ifPresent(year -> {
            throw new IllegalArgumentException("Expected a workday in %d, but every day was off".formatted(year));
        });
        return calendar;
    }

    /** This calendar with days changed, later layers overriding earlier ones; years without a workday are accepted. */
    WorkCalendar withDays(List<Map<LocalDate, Boolean>> layers) {
        if (layers.stream().allMatch(Map::isEmpty)) {
            return this;
        }
        var changed = (BitSet) worked.clone();
        layers.forEach(layer -> layer.forEach((date, works) -> changed.set(DayAxis.day(date), works)));
        return new WorkCalendar(changed, knownYears);
    }

    OptionalInt firstYearWithoutWork() {
        return IntStream.rangeClosed(DayAxis.FIRST_ALLOWED.getYear(), DayAxis.LAST_ALLOWED.getYear())
                .filter(year -> workdaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)) == 0)
                .findFirst();
    }

    /** Marks a year as covered by data, after its exceptions were imported. */
    public WorkCalendar withKnownYear(int year) {
        return withKnownYears(List.of(year));
    }

    /** Marks years as covered by data. */
    WorkCalendar withKnownYears(Collection<Integer> years) {
        var known = (BitSet) knownYears.clone();
        years.forEach(known::set);
        return known.equals(knownYears) ? this : new WorkCalendar(worked, known, before, workdays);
    }

    /** Whether the year's days are known. Otherwise weekends are assumed and holidays are missing. */
    public boolean isKnown(int year) {
        return year >= 0 && knownYears.get(year);
    }

    public boolean isWorkday(LocalDate date) {
        return worked.get(DayAxis.day(date));
    }

    /**
     * The last day of work with this many workdays that starts no earlier than {@code start}; {@code start} itself for
     * 0.
     */
    public LocalDate finish(LocalDate start, int days) {
        int from = DayAxis.day(start);
        return days == 0 ? start : DayAxis.date(finishOf(from, notNegative(days)) - 1);
    }

    /**
     * The last day on which work with this many workdays may start in order to finish by {@code finish}; {@code finish}
     * for 0.
     */
    public LocalDate start(LocalDate finish, int days) {
        int to = DayAxis.day(finish) + 1;
        return days == 0 ? finish : DayAxis.date(startOf(to, notNegative(days)));
    }

    /** The first workday on or after {@code date}. */
    public LocalDate nextWorkday(LocalDate date) {
        return DayAxis.date(startAtOrAfter(DayAxis.day(date)));
    }

    /** The last workday on or before {@code date}. */
    public LocalDate previousWorkday(LocalDate date) {
        return DayAxis.date(endAtOrBefore(DayAxis.day(date) + 1) - 1);
    }

    /** The number of workdays from the first date to the last, both included; negative if {@code last} is earlier. */
    public int workdaysBetween(LocalDate first, LocalDate last) {
        return before[DayAxis.day(last) + 1] - before[DayAxis.day(first)];
    }

    /**
     * The date this many workdays later (or, if negative, earlier); the date itself for 0, even if it is a day off.
     */
    public LocalDate shift(LocalDate date, int workdays) {
        int day = DayAxis.day(date);
        if (workdays == 0) {
            return date;
        }
        return DayAxis.date(workdays > 0 ? lag(day + 1, workdays) - 1 : lag(day, workdays));
    }

    private static int notNegative(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("Expected a number of days of 0 or more, but it was " + days);
        }
        return days;
    }

    // Operations of the passes, on instants of DayAxis.

    boolean worksOn(int day) {
        return day >= 0 && worked.get(day);
    }

    /** Workdays before the instant. */
    int workdaysBefore(int instant) {
        return before[instant];
    }

    private int workday(int ordinal) {
        if (ordinal < 0) {
            return 0;
        }
        return ordinal < workdays.length ? workdays[ordinal] : DayAxis.LENGTH;
    }

    private int endOfWorkday(int ordinal) {
        if (ordinal < 0) {
            return 0;
        }
        return ordinal < workdays.length ? workdays[ordinal] + 1 : DayAxis.LENGTH;
    }

    int startAtOrAfter(int instant) {
        return workday(before[instant]);
    }

    int startAtOrBefore(int instant) {
        return workday(before[instant + 1] - 1);
    }

    int endAtOrAfter(int instant) {
        return instant == 0 ? 0 : endOfWorkday(before[instant - 1]);
    }

    int endAtOrBefore(int instant) {
        return endOfWorkday(before[instant] - 1);
    }

    /** The earliest finish of {@code days > 0} workdays that don't start before {@code start}. */
    int finishOf(int start, int days) {
        return endOfWorkday(before[start] + days - 1);
    }

    /** The latest start of {@code days > 0} workdays that don't finish after {@code finish}. */
    int startOf(int finish, int days) {
        return workday(before[finish] - days);
    }

    /** The earliest start whose {@code days > 0} workdays finish at {@code finish} or after it. */
    int startToFinishAtOrAfter(int finish, int days) {
        return finish == 0 ? 0 : workday(before[finish - 1] - days + 1);
    }

    /** The instant {@code days} workdays after (or, if negative, before) the given one; the instant itself for 0. */
    int lag(int instant, int days) {
        if (days == 0) {
            return instant;
        }
        return days > 0 ? endOfWorkday(before[instant] + days - 1) : workday(before[instant] + days);
    }

    /**
     * The last instant whose {@link #lag} is not after the given one: the exact adjoint, so that both passes agree.
     */
    int lagBack(int instant, int days) {
        if (days == 0) {
            return instant;
        }
        return days > 0 ? workday(before[instant] - days) : workday(before[instant + 1] - 1 - days);
    }
}
