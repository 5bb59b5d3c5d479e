package city.renewal.project.domain.calendar;

import city.renewal.events.CalendarDays;
import city.renewal.project.domain.project.Fault;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates the days of a calendar: each span is ordered and within 1990–2100, no day is both worked and off, and the
 * number of days is bounded by what a calendar of a hundred years needs.
 */
public final class CalendarDraft {
    public static final int MAX_SPANS = 5_000;
    private static final int MAX_DAYS = 50_000;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    /**
     * A span of days from a request or file, with its source.
     *
     * @param place field or line for error messages
     */
    public record DaysEntry(
            String place,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean working,
            String name) {}

    private final List<Fault> faults = new ArrayList<>();
    private final Map<LocalDate, Boolean> known = new HashMap<>();
    private final List<CalendarDays> days = new ArrayList<>();
    private long dayCount;

    private CalendarDraft() {}

    /** The valid days, or the faults. */
    public record Result(List<CalendarDays> days, List<Fault> faults) {
        public Result {
            days = List.copyOf(days);
            faults = List.copyOf(faults);
        }
    }

    public static Result check(List<DaysEntry> all) {
        var draft = new CalendarDraft();
        if (all.size() > MAX_SPANS) {
            return new Result(
                    List.of(), List.of(new Fault("days", "must have at most %d elements".formatted(MAX_SPANS))));
        }
        all.forEach(draft::add);
        return new Result(draft.days, draft.faults);
    }

    private void add(DaysEntry placed) {
        var from = placed.from();
        var to = placed.to();
        if (from == null || to == null) {
            faults.add(new Fault(placed.place(), "must give from and to"));
        } else if (from.isAfter(to)) {
            faults.add(new Fault(placed.place(), "must not end on %s, before it begins on %s".formatted(to, from)));
        } else if (from.isBefore(FIRST) || to.isAfter(LAST)) {
            faults.add(new Fault(placed.place(), "must lie from %s to %s".formatted(FIRST, LAST)));
        } else {
            add(placed, from, to);
        }
    }

    private void add(DaysEntry placed, LocalDate from, LocalDate to) {
        dayCount += ChronoUnit.DAYS.between(from, to) + 1;
        if (dayCount > MAX_DAYS) {
            if (faults.stream().noneMatch(fault -> fault.field().equals("days"))) {
                faults.add(new Fault("days", "must cover at most %d days in all".formatted(MAX_DAYS)));
            }
            return;
        }
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var other = known.put(day, placed.working());
            if (other != null && other != placed.working()) {
                faults.add(new Fault(placed.place(), "%s is both worked and off".formatted(day)));
                return;
            }
        }
        days.add(new CalendarDays(from, to, placed.working(), placed.name()));
    }
}
