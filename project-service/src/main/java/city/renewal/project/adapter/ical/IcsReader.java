package city.renewal.project.adapter.ical;

import city.renewal.project.application.CalendarFormat.Reading;
import city.renewal.project.domain.calendar.CalendarDraft;
import city.renewal.project.domain.calendar.CalendarDraft.PlacedDays;
import city.renewal.project.domain.project.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the events of one file, and names the line of what it doesn't take. */
final class IcsReader {
    static final String WORKDAY = "WORKDAY";

    private static final Set<String> RECURRING = Set.of("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID");
    private static final Pattern WORKED = Pattern.compile("(?<!休)班|work(?:ing)? ?day", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile("\\+?P(?:([0-9]{1,3})W|([0-9]{1,4})D)");
    private static final int MOST_FAULTS = 100;
    private static final int DEEPEST = 16;

    private final List<ContentLine> lines;
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, ContentLine> event = new HashMap<>();
    private final List<PlacedDays> days = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable String name;
    private int eventLine;

    IcsReader(String text) {
        this.lines = ContentLine.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    static Reading refused(String place, String message) {
        return new Reading(null, List.of(), List.of(new Fault(place, message)));
    }

    Reading read() {
        if (lines.isEmpty()
                || !lines.getFirst().name().equals("BEGIN")
                || !lines.getFirst().value().equalsIgnoreCase("VCALENDAR")) {
            return refused("line 1", "must be BEGIN:VCALENDAR");
        }
        for (var line : lines) {
            if (faults.size() >= MOST_FAULTS || days.size() > CalendarDraft.MOST_SPANS) {
                break;
            }
            read(line);
        }
        if (!open.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("line " + lines.getLast().number(), "the file ends within " + open.peek()));
        }
        return new Reading(name, days, faults);
    }

    private void read(ContentLine line) {
        if (line.isNonsense()) {
            fault(line, "is not of the form NAME:value");
        } else if (line.name().equals("BEGIN")) {
            begin(line);
        } else if (line.name().equals("END")) {
            end(line);
        } else if ("VEVENT".equals(open.peek())) {
            if (RECURRING.contains(line.name())) {
                fault(line, "%s: what recurs is not taken; list each day by itself".formatted(line.name()));
            }
            event.putIfAbsent(line.name(), line);
        } else if ("VCALENDAR".equals(open.peek()) && line.name().equals("X-WR-CALNAME")) {
            name = line.text();
        }
    }

    private void begin(ContentLine line) {
        open.push(line.value().toUpperCase(Locale.ROOT));
        if (open.size() > DEEPEST) {
            fault(line, "is nested too deep");
        }
        if ("VEVENT".equals(open.peek())) {
            event.clear();
            eventLine = line.number();
        }
    }

    private void end(ContentLine line) {
        if (!line.value().toUpperCase(Locale.ROOT).equals(open.peek())) {
            fault(line, "ends %s, but %s is open".formatted(line.value(), open.isEmpty() ? "nothing" : open.peek()));
            return;
        }
        if ("VEVENT".equals(open.peek())) {
            endEvent();
        }
        open.pop();
    }

    private void endEvent() {
        var status = event.get("STATUS");
        if (status != null && status.value().equalsIgnoreCase("CANCELLED")) {
            return;
        }
        var start = event.get("DTSTART");
        if (start == null) {
            fault(eventLine, "DTSTART must be given");
            return;
        }
        var from = date(start);
        var to = from == null ? null : last(from);
        if (from != null && to != null) {
            days.add(new PlacedDays(place(eventLine), from, to, isWorked(), summary()));
        }
    }

    /** The end is the first day that is no longer part of the event. */
    private @Nullable LocalDate last(LocalDate from) {
        var end = event.get("DTEND");
        var duration = event.get("DURATION");
        if (end != null) {
            var after = date(end);
            return after == null || after.isEqual(from) ? after : after.minusDays(1);
        }
        if (duration == null) {
            return from;
        }
        var given = DURATION.matcher(duration.value());
        if (!given.matches()) {
            fault(duration, "DURATION must be of whole days, such as P3D, but is '%s'".formatted(duration.value()));
            return null;
        }
        var count = given.group(1) == null ? Long.parseLong(given.group(2)) : 7 * Long.parseLong(given.group(1));
        return from.plusDays(Math.max(1, count) - 1);
    }

    private @Nullable LocalDate date(ContentLine line) {
        try {
            return LocalDate.parse(line.value().strip(), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            fault(
                    line,
                    "%s must be a date such as 20271001, for whole days, but is '%s'"
                            .formatted(line.name(), shortened(line.value())));
            return null;
        }
    }

    private boolean isWorked() {
        var categories = event.get("CATEGORIES");
        return WORKED.matcher(summary()).find()
                || (categories != null && WORKED.matcher(categories.text()).find());
    }

    private String summary() {
        var summary = event.get("SUMMARY");
        return summary == null ? "" : shortened(summary.text());
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }

    private void fault(ContentLine line, String message) {
        fault(line.number(), message);
    }

    private void fault(int line, String message) {
        faults.add(new Fault(place(line), message));
    }

    private String place(int line) {
        var uid = "VEVENT".equals(open.peek()) ? event.get("UID") : null;
        return uid == null ? "line %d".formatted(line) : "line %d (UID %s)".formatted(line, shortened(uid.value()));
    }
}
