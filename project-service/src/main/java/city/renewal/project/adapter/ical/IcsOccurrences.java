package city.renewal.project.adapter.ical;

import city.renewal.project.adapter.ical.IcsTimes.InvalidValue;
import city.renewal.project.adapter.ical.IcsTimes.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/**
 * The days on which an event begins: DTSTART, plus RRULE and RDATE, minus EXDATE. Bounded by the years of a calendar, a
 * number of days per event and a number of rules per file.
 */
final class IcsOccurrences {
    static final int MAX_DAYS = 1_000;
    static final int MAX_RULES = 50;
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Pattern RULE = Pattern.compile("[A-Z0-9=;,:+-]{1,500}");
    private static final int LONGEST_INTERVAL = 1_000;

    private final IcsTimes times;
    private int rules;

    IcsOccurrences(IcsTimes times) {
        this.times = times;
    }

    static boolean isRepeating(IcsEvent event) {
        return event.first("RRULE") != null || event.first("RDATE") != null;
    }

    /** The occurrences in order, in local time of the event's own zone. */
    List<Point> of(IcsEvent event, Point start) throws InvalidValue {
        if (event.first("EXRULE") != null) {
            throw new InvalidValue("EXRULE is not taken: list the days that are left out as EXDATE");
        }
        var days = new TreeSet<LocalDate>();
        days.add(start.date());
        for (var rule : event.all("RRULE")) {
            days.addAll(days(rule, start));
        }
        for (var line : event.all("RDATE")) {
            for (var value : values(line)) {
                days.add(times.point(line, value.replaceFirst("/.*", "")).date());
            }
        }
        for (var line : event.all("EXDATE")) {
            for (var value : values(line)) {
                days.remove(times.point(line, value).date());
            }
        }
        if (days.size() > MAX_DAYS) {
            throw tooMany();
        }
        return days.stream().map(start::on).toList();
    }

    private static String[] values(IcsEvent.Line line) throws InvalidValue {
        var values = line.value().split(",", -1);
        if (values.length > MAX_DAYS) {
            throw tooMany();
        }
        return values;
    }

    private static InvalidValue tooMany() {
        return new InvalidValue("repeats more than %d times: list the days, or give an UNTIL".formatted(MAX_DAYS));
    }

    private List<LocalDate> days(IcsEvent.Line line, Point start) throws InvalidValue {
        if (++rules > MAX_RULES) {
            throw new InvalidValue("the file must have at most %d events that repeat".formatted(MAX_RULES));
        }
        var text = line.value().strip().toUpperCase(Locale.ROOT);
        var kept = new ArrayList<String>();
        var last = LAST;
        if (!RULE.matcher(text).matches()) {
            throw invalidValue(line);
        }
        for (var part : text.split(";", -1)) {
            if (part.startsWith("UNTIL=")) {
                last = until(line, part.substring("UNTIL=".length()), start);
            } else {
                kept.add(checked(line, part));
            }
        }
        if (start.date().isAfter(LAST) || last.isBefore(start.date())) {
            return List.of();
        }
        try {
            return days(new Recur<LocalDate>(String.join(";", kept)), start.date(), last);
        } catch (RuntimeException e) {
            // The library throws various exceptions for invalid rules.
            throw invalidValue(line);
        }
    }

    private static List<LocalDate> days(Recur<LocalDate> rule, LocalDate start, LocalDate last) throws InvalidValue {
        var days = new ArrayList<LocalDate>();
        Iterator<LocalDate> all =
                rule.getDatesAsStream(start, start, last, MAX_DAYS + 2).iterator();
        while (all.hasNext()) {
            var day = all.next();
            if (!day.isAfter(last)) {
                days.add(day);
            }
        }
        if (days.size() > MAX_DAYS) {
            throw tooMany();
        }
        return days;
    }

    private LocalDate until(IcsEvent.Line line, String value, Point start) throws InvalidValue {
        var until = times.point(line, value);
        var there = until.isDay() || start.isDay()
                ? until.date()
                : until.in(start.zone()).toLocalDate();
        return there.isAfter(LAST) ? LAST : there;
    }

    private static String checked(IcsEvent.Line line, String part) throws InvalidValue {
        var value = part.substring(part.indexOf('=') + 1);
        var allowed = switch (part.replaceFirst("=.*", "")) {
            case "FREQ" -> FREQUENCIES.contains(value);
            case "INTERVAL" -> isCount(value) && Integer.parseInt(value) <= LONGEST_INTERVAL;
            case "COUNT" -> isCount(value);
            case "BYMONTH", "BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "WKST" -> true;
            default -> false;
        };
        if (!allowed) {
            throw new InvalidValue("%s: '%s' is not taken; days repeat DAILY, WEEKLY, MONTHLY or YEARLY"
                    .formatted(line.name(), IcsEvent.shortened(part)));
        }
        return part;
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9][0-9]{0,8}");
    }

    private static InvalidValue invalidValue(IcsEvent.Line line) {
        return new InvalidValue("%s cannot be read: '%s'".formatted(line.name(), IcsEvent.shortened(line.value())));
    }
}
