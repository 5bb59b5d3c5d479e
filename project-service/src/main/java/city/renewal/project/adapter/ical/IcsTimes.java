package city.renewal.project.adapter.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.Locale;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.TemporalAmountAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Parses the dates and times of one file. A time without a zone is in the programme's zone. Zones are JDK zones by
 * name, or an offset that the file defines; nothing else is looked up.
 */
final class IcsTimes {
    /** A value that RFC 5545 does not allow here; the message names it. */
    static final class InvalidValue extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        InvalidValue(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * A day, or a local time in a zone.
     *
     * @param time null: the whole day
     */
    record Point(LocalDate date, @Nullable LocalTime time, ZoneId zone) {
        boolean isDay() {
            return time == null;
        }

        /** The local time in another zone; a whole day stays the same day. */
        LocalDateTime in(ZoneId other) {
            return time == null
                    ? date.atStartOfDay()
                    : ZonedDateTime.of(date, time, zone)
                            .withZoneSameInstant(other)
                            .toLocalDateTime();
        }

        Point on(LocalDate otherDate) {
            return new Point(otherDate, time, zone);
        }
    }

    /** A time span with an exclusive end; an empty span is a moment. */
    record Span(LocalDateTime from, LocalDateTime to) {}

    private static final Pattern VALUE = Pattern.compile("([0-9]{8})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?))?");
    private static final String CHINA_ON_WINDOWS = "CHINA STANDARD TIME";

    private final IcsEvents file;
    private final ZoneId programmeZone;

    IcsTimes(IcsEvents file, ZoneId programmeZone) {
        this.file = file;
        this.programmeZone = programmeZone;
    }

    ZoneId programmeZone() {
        return programmeZone;
    }

    Point point(IcsEvent.Line line) throws InvalidValue {
        return point(line, line.value());
    }

    /** One of a line's values: {@code 20271001}, {@code 20271001T080000} or {@code 20271001T000000Z}. */
    Point point(IcsEvent.Line line, String value) throws InvalidValue {
        var given = VALUE.matcher(value.strip());
        if (!given.matches()) {
            throw new InvalidValue("%s must be a date such as 20271001 or a time such as 20271001T080000, but is '%s'"
                    .formatted(line.name(), IcsEvent.shortened(value)));
        }
        try {
            var date = LocalDate.parse(given.group(1), DateTimeFormatter.BASIC_ISO_DATE);
            if (given.group(2) == null) {
                return new Point(date, null, programmeZone);
            }
            int hour = Integer.parseInt(given.group(2));
            int second = given.group(4) == null ? 0 : Math.min(59, Integer.parseInt(given.group(4)));
            // Some programs write 24:00 as the end of a day.
            var time = LocalTime.of(hour == 24 ? 0 : hour, Integer.parseInt(given.group(3)), second);
            var zone = given.group(5).isEmpty() ? zone(line.parameters().get("TZID")) : ZoneOffset.UTC;
            return new Point(hour == 24 ? date.plusDays(1) : date, time, zone);
        } catch (DateTimeException e) {
            throw new InvalidValue("%s has no such day or time: '%s'".formatted(line.name(), value.strip()));
        }
    }

    private ZoneId zone(@Nullable String tzid) throws InvalidValue {
        if (tzid == null || tzid.isBlank()) {
            return programmeZone;
        }
        var known = known(tzid.strip());
        if (known != null) {
            return known;
        }
        var offsets = new HashSet<>(file.offsets(tzid.strip()));
        try {
            if (offsets.size() == 1) {
                return ZoneOffset.of(offsets.iterator().next());
            }
        } catch (DateTimeException e) {
            throw new InvalidValue("TZID '%s' has no offset that can be read".formatted(IcsEvent.shortened(tzid)));
        }
        throw new InvalidValue("TZID '%s' is not a known time zone".formatted(IcsEvent.shortened(tzid)));
    }

    /** Finds a zone by its name, or by the end of a name such as {@code /example.org/20200101/Asia/Shanghai}. */
    private static @Nullable ZoneId known(String tzid) {
        if (tzid.toUpperCase(Locale.ROOT).equals(CHINA_ON_WINDOWS)) {
            return ZoneId.of("Asia/Shanghai");
        }
        var parts = tzid.split("/", -1);
        var end = parts.length > 2 ? parts[parts.length - 2] + "/" + parts[parts.length - 1] : tzid;
        for (var id : new String[] {tzid, end}) {
            try {
                return ZoneId.of(id);
            } catch (DateTimeException e) {
                // The end of the name may be a zone.
            }
        }
        return null;
    }

    /** The time span of an occurrence. A day without an end lasts that day, a time without an end is a moment. */
    Span span(IcsEvent event, Point start, Point begins) throws InvalidValue {
        var end = event.first("DTEND");
        var duration = event.first("DURATION");
        var from = begins.in(programmeZone);
        if (end != null) {
            var until = point(end);
            var length = ChronoUnit.SECONDS.between(start.in(programmeZone), until.in(programmeZone));
            if (length < 0) {
                throw new InvalidValue("DTEND must not lie before DTSTART");
            }
            return new Span(from, length == 0 && begins.isDay() ? from.plusDays(1) : from.plusSeconds(length));
        }
        if (duration == null) {
            return new Span(from, begins.isDay() ? from.plusDays(1) : from);
        }
        var to = plus(from, duration);
        return new Span(from, begins.isDay() && !to.isAfter(from) ? from.plusDays(1) : to);
    }

    private static LocalDateTime plus(LocalDateTime from, IcsEvent.Line line) throws InvalidValue {
        var value = line.value().strip();
        try {
            TemporalAmount amount = TemporalAmountAdapter.parse(value).getDuration();
            var to = switch (amount) {
                case Duration time -> from.plus(time);
                case Period days -> from.plus(days);
                default -> from.plus(amount);
            };
            if (to.isBefore(from)) {
                throw new InvalidValue(
                        "DURATION must not be negative, but is '%s'".formatted(IcsEvent.shortened(value)));
            }
            return to;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new InvalidValue(
                    "DURATION must be such as P3D or PT8H, but is '%s'".formatted(IcsEvent.shortened(value)));
        }
    }
}
