package city.renewal.project.adapter.ical;

import city.renewal.events.CalendarDays;
import city.renewal.project.application.CalendarFormat;
import city.renewal.project.domain.calendar.NamedCalendar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * iCalendar files (.ics). An event is a span of days off, or of days worked when its summary or categories say 班 (补班、上班)
 * or workday. Nothing is fetched: time zones are not looked at, for a day is a day of the programme's zone.
 */
public final class IcsCalendarFormat implements CalendarFormat {
    private static final int LINE = 70;

    @Override
    public Reading read(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return new IcsReader(text).read();
        } catch (CharacterCodingException e) {
            return IcsReader.refused("file", "must be text in UTF-8");
        }
    }

    @Override
    public byte[] write(NamedCalendar calendar) {
        var out = new StringBuilder();
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//renewal//calendars//ZH");
        line(out, "X-WR-CALNAME:" + escape(calendar.name()));
        for (var days : calendar.days()) {
            event(out, calendar.calendarId(), days);
        }
        line(out, "END:VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder out, String calendarId, CalendarDays days) {
        line(out, "BEGIN:VEVENT");
        line(out, "UID:%s-%s-%s@renewal".formatted(calendarId, days.from(), days.working() ? "workday" : "off"));
        line(out, "DTSTAMP:19900101T000000Z");
        line(out, "DTSTART;VALUE=DATE:" + date(days.from()));
        line(out, "DTEND;VALUE=DATE:" + date(days.to().plusDays(1)));
        line(out, "SUMMARY:" + escape(days.name()));
        line(out, "CATEGORIES:" + (days.working() ? IcsReader.WORKDAY : "HOLIDAY"));
        line(out, "END:VEVENT");
    }

    private static String date(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\r", "")
                .replace("\n", "\\n")
                .replace(",", "\\,")
                .replace(";", "\\;");
    }

    /** Folded so that no line has more than 75 octets and no character is cut. */
    private static void line(StringBuilder out, String line) {
        int octets = 0;
        for (int n = 0; n < line.length(); ) {
            int point = line.codePointAt(n);
            int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(point);
            octets += size;
            n += Character.charCount(point);
        }
        out.append("\r\n");
    }
}
