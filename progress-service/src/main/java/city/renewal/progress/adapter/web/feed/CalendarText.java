package city.renewal.progress.adapter.web.feed;

import city.renewal.events.ChineseTerms;
import city.renewal.progress.domain.row.DeadlineRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Deadlines as an iCalendar object (RFC 5545): one all-day event per open node. The UID is constant and the SEQUENCE is
 * the version of the due date, so that calendar programs move the event when the date changes.
 */
final class CalendarText {
    /** A content line has at most 75 bytes without its line break; a continuation line starts with a space. */
    private static final int MOST_BYTES = 74;

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    private CalendarText() {}

    static String of(String name, List<DeadlineRow> rows, Instant asOf) {
        var text = new CalendarText();
        text.line("BEGIN:VCALENDAR");
        text.line("VERSION:2.0");
        text.line("PRODID:-//renewal//deadlines//ZH");
        text.line("METHOD:PUBLISH");
        text.line("X-WR-CALNAME:" + escaped(name));
        text.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        rows.forEach(row -> text.event(row, asOf));
        text.line("END:VCALENDAR");
        return text.out.toString();
    }

    private void event(DeadlineRow row, Instant asOf) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(row.projectId() + "/" + row.nodeId() + "@renewal"));
        line("SEQUENCE:" + row.dueVersion());
        line("DTSTAMP:" + INSTANT.format(asOf));
        line("DTSTART;VALUE=DATE:" + day(row.dueDate()));
        line("DTEND;VALUE=DATE:" + day(row.dueDate().plusDays(1)));
        line("TRANSP:TRANSPARENT");
        line("SUMMARY:"
                + escaped(
                        "【%s】%s（%s）到期".formatted(ChineseTerms.of(row.standing()), row.nodeName(), row.projectName())));
        line("DESCRIPTION:"
                + escaped("责任人：%s\n责任单位：%s\n原定期限：%s\n现行期限：%s\n进度：%d%%"
                        .formatted(
                                row.owner().name(),
                                row.unit().name(),
                                row.originalDueDate(),
                                row.dueDate(),
                                row.progressPercent())));
        line("END:VEVENT");
    }

    private static String day(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Folds between characters, never inside a multi-byte character. */
    private void line(String line) {
        var bytes = 0;
        for (var i = 0; i < line.length(); ) {
            var character = line.codePointAt(i);
            var text = Character.toString(character);
            var size = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_BYTES) {
                out.append("\r\n ");
                bytes = 0;
            }
            out.append(text);
            bytes += size;
            i += Character.charCount(character);
        }
        out.append("\r\n");
    }
}
