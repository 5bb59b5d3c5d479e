package city.renewal.project.adapter.ical;

import city.renewal.project.adapter.ical.IcsTimes.InvalidValue;
import city.renewal.project.adapter.ical.IcsTimes.Point;
import city.renewal.project.adapter.ical.IcsTimes.Span;
import city.renewal.project.application.calendar.CalendarFormat.ReadResult;
import city.renewal.project.domain.calendar.CalendarDraft;
import city.renewal.project.domain.calendar.CalendarDraft.DaysEntry;
import city.renewal.project.domain.calendar.DayMark;
import city.renewal.project.domain.calendar.IgnoredEntry;
import city.renewal.project.domain.project.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the days that the events of one file mark as worked or off, and lists every event without a mark. */
final class IcsReader {
    static final String WORKDAY = "WORKDAY";

    private static final int MAX_FAULTS = 100;
    private static final Pattern PART_OF_A_DAY = Pattern.compile("半天|半日|上午|下午|小时");
    /** An event with times is a day off if it covers these hours. */
    private static final LocalTime WORK_BEGINS = LocalTime.of(9, 0);

    private static final LocalTime WORK_ENDS = LocalTime.of(17, 0);

    private final IcsEvents file;
    private final IcsTimes times;
    private final IcsOccurrences occurrences;
    private final List<DaysEntry> days = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<IgnoredEntry> notTaken = new ArrayList<>();

    IcsReader(IcsEvents file, ZoneId programmeZone) {
        this.file = file;
        this.times = new IcsTimes(file, programmeZone);
        this.occurrences = new IcsOccurrences(times);
    }

    ReadResult read() {
        for (var revised : IcsRevisions.of(file.events(), file.cancels())) {
            if (faults.size() >= MAX_FAULTS || days.size() > CalendarDraft.MAX_SPANS) {
                break;
            }
            if (revised.droppedBecause() != null) {
                notTaken(revised.event(), revised.droppedBecause());
            } else {
                take(revised.event(), revised.replacedDays());
            }
        }
        return new ReadResult(file.name(), days, notTaken, faults);
    }

    /** @param replaced days of a recurring event that are replaced by events of their own */
    private void take(IcsEvent event, List<IcsEvent.Line> replaced) {
        var special = event.first("X-APPLE-SPECIAL-DAY");
        var mark = DayMark.of(event.text("SUMMARY"), event.categories(), special == null ? null : special.value());
        if (mark == DayMark.NONE) {
            notTaken(event, "says neither 补班, 上班 nor 休, 放假, 停工: it changes no day");
            return;
        }
        if (mark == DayMark.CONTRADICTING) {
            fault(event, "'%s' says both that the day is worked and that it is off".formatted(event.text("SUMMARY")));
            return;
        }
        try {
            take(event, replaced, mark == DayMark.WORKED);
        } catch (InvalidValue e) {
            fault(event, String.valueOf(e.getMessage()));
        } catch (DateTimeException | ArithmeticException e) {
            fault(event, "has a date beyond all calendars");
        }
    }

    private void take(IcsEvent event, List<IcsEvent.Line> replaced, boolean worked) throws InvalidValue {
        var line = event.first("DTSTART");
        if (line == null) {
            throw new InvalidValue("DTSTART must be given");
        }
        var start = times.point(line);
        if (!worked && PART_OF_A_DAY.matcher(event.text("SUMMARY")).find()) {
            notTaken(event, "is off for a part of the day: a day is off as a whole, or not at all");
            return;
        }
        var without = new ArrayList<LocalDate>();
        for (var day : replaced) {
            without.add(times.point(day).date());
        }
        var begins = occurrences.of(event, start);
        for (var each : begins) {
            if (!without.contains(each.date())) {
                add(event, times.span(event, start, each), worked);
            }
        }
        if (isEndless(event)) {
            notTaken(event, "repeats without an end: taken until 2100-12-31, %d times".formatted(begins.size()));
        }
    }

    private static boolean isEndless(IcsEvent event) {
        return event.all("RRULE").stream()
                .anyMatch(rule ->
                        !rule.value().contains("UNTIL=") && !rule.value().contains("COUNT="));
    }

    /** A worked event makes every day that it touches a workday; a day is off if the event covers its working hours. */
    private void add(IcsEvent event, Span span, boolean worked) {
        var first = span.from().toLocalDate();
        var endsAtMidnight = span.to().toLocalTime().equals(LocalTime.MIDNIGHT);
        var isMoment = span.to().equals(span.from());
        var last = endsAtMidnight && !isMoment
                ? span.to().toLocalDate().minusDays(1)
                : span.to().toLocalDate();
        if (!worked && !(isMoment && endsAtMidnight)) {
            var beginsLate = span.from().toLocalTime().isAfter(WORK_BEGINS);
            var endsEarly = !endsAtMidnight && span.to().toLocalTime().isBefore(WORK_ENDS);
            if (beginsLate || endsEarly) {
                notTaken(event, "is off for a part of a day: a day is off when 9 to 17 o'clock is");
            }
            first = beginsLate ? first.plusDays(1) : first;
            last = endsEarly ? last.minusDays(1) : last;
            if (last.isBefore(first)) {
                return;
            }
        }
        days.add(new DaysEntry(event.place(), first, last, worked, event.text("SUMMARY")));
    }

    private void notTaken(IcsEvent event, String reason) {
        var from = day(event, "DTSTART");
        var to = day(event, "DTEND");
        notTaken.add(new IgnoredEntry(event.place(), event.text("SUMMARY"), from, lastDay(event, from, to), reason));
    }

    private static @Nullable LocalDate lastDay(IcsEvent event, @Nullable LocalDate from, @Nullable LocalDate to) {
        var end = event.first("DTEND");
        if (from == null || to == null || end == null) {
            return from;
        }
        var last = end.value().contains("T") || !to.isAfter(from) ? to : to.minusDays(1);
        return last.isBefore(from) ? from : last;
    }

    private @Nullable LocalDate day(IcsEvent event, String property) {
        var line = event.first(property);
        try {
            Point point = line == null ? null : times.point(line);
            return point == null ? null : point.in(times.programmeZone()).toLocalDate();
        } catch (InvalidValue | DateTimeException e) {
            return null;
        }
    }

    private void fault(IcsEvent event, String message) {
        faults.add(new Fault(event.place(), message));
    }
}
