package city.renewal.project.adapter.ical;

import city.renewal.events.CalendarDays;
import city.renewal.project.application.calendar.CalendarFormat;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.Fault;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * iCalendar files (.ics), tokenised and unfolded by ical4j's parser. An event changes days only if it is marked, see
 * {@link city.renewal.project.domain.calendar.DayMark}. No bytes cause an exception, and nothing is fetched.
 */
public final class IcsCalendarFormat implements CalendarFormat {
    private static final Logger LOG = LoggerFactory.getLogger(IcsCalendarFormat.class);
    private static final int LINE = 70;

    @Override
    public ReadResult read(byte[] file, ZoneId programmeZone) {
        try {
            return new IcsReader(IcsEvents.parse(UnfoldedText.of(file)), programmeZone).read();
        } catch (CharacterCodingException e) {
            return refused("file", "must be text in UTF-8");
        } catch (IcsEvents.UnreadableCalendar e) {
            return refused(e.place(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The library throws various unchecked exceptions for invalid files; they all become a refusal.
            LOG.debug("A calendar file of {} bytes was refused: {}", file.length, e.toString());
            return refused("file", "cannot be read as iCalendar");
        }
    }

    private static ReadResult refused(String place, String message) {
        return new ReadResult(null, List.of(), List.of(), List.of(new Fault(place, message)));
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
