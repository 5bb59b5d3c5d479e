package city.renewal.project.adapter.ical;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.project.application.calendar.CalendarFormat.ReadResult;
import city.renewal.project.domain.calendar.CalendarDraft;
import city.renewal.project.domain.calendar.CalendarDraft.DaysEntry;
import city.renewal.project.domain.calendar.NamedCalendar;
import city.renewal.project.domain.project.Fault;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcsCalendarFormatTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final IcsCalendarFormat format = new IcsCalendarFormat();

    @Test
    void anEventIsDaysOffAndAMakeUpWorkdayIsWorked() {
        var reading = read("""
                BEGIN:VCALENDAR
                VERSION:2.0
                X-WR-CALNAME:2027 年节假日
                BEGIN:VEVENT
                UID:a
                DTSTART;VALUE=DATE:20271001
                DTEND;VALUE=DATE:20271008
                SUMMARY:国庆节 休
                END:VEVENT
                BEGIN:VEVENT
                UID:b
                DTSTART:20271009
                SUMMARY:国庆节补班
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270926
                DURATION:P1D
                SUMMARY:Golden Week
                CATEGORIES:Workday
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.name()).isEqualTo("2027 年节假日");
        assertThat(reading.days())
                .extracting(DaysEntry::from, DaysEntry::to, DaysEntry::working)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(day(10, 1), day(10, 7), false),
                        org.assertj.core.groups.Tuple.tuple(day(10, 9), day(10, 9), true),
                        org.assertj.core.groups.Tuple.tuple(day(9, 26), day(9, 26), true));
    }

    @ParameterizedTest
    @CsvSource({
        "RRULE:FREQ=HOURLY, line 2 (UID x)",
        "RRULE:FREQ=DAILY;BYHOUR=8, line 2 (UID x)",
        "RRULE:FREQ=YEARLY;BYDAY=XX, line 2 (UID x)",
        "RRULE:FREQ=DAILY, line 2 (UID x)",
        "EXRULE:FREQ=YEARLY, line 2 (UID x)",
        "RDATE;VALUE=DATE:2027, line 2 (UID x)",
        "no content line, line 7",
        "DURATION:-P1D, line 2 (UID x)",
        "DTEND:20270930, line 2 (UID x)",
        "END:VCALENDAR, line 7"
    })
    void ignoredEntriesAreListedWithTheirLines(String line, String place) {
        var reading = read("""
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:x
                SUMMARY:停工
                 folded
                DTSTART;VALUE=DATE:20271001
                %s
                END:VEVENT
                END:VCALENDAR
                """.formatted(line));

        assertThat(reading.faults()).extracting(Fault::field).first().isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"20271301", "20271001T250000Z", "tomorrow", "''"})
    void aDateThatIsNoneIsRefused(String date) {
        assertThat(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:停工\nDTSTART:%s\nEND:VEVENT\nEND:VCALENDAR\n"
                                .formatted(date))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("line 2");
    }

    @Test
    void filesThatAreNotCalendarsOrTruncatedAreRefused() {
        assertThat(read("").faults()).isNotEmpty();
        assertThat(read("<html>").faults()).isNotEmpty();
        assertThat(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20271001\n").faults())
                .isNotEmpty();
        assertThat(format.read(new byte[] {'B', (byte) 0xff, (byte) 0xfe}, SHANGHAI)
                        .faults())
                .isNotEmpty();
        assertThat(read("BEGIN:A\n".repeat(100_000)).faults()).isNotEmpty();
        assertThat(read("BEGIN:VCALENDAR\n" + "BEGIN:A\n".repeat(100_000)).faults())
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void timeZonesAndOtherComponentsAreIgnored() {
        var reading = read("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:Asia/Shanghai
                TZURL:http://127.0.0.1:9/never
                BEGIN:STANDARD
                DTSTART:19700101T000000
                RRULE:FREQ=YEARLY
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                SUMMARY:停工
                DTSTART;VALUE=DATE:20271001
                BEGIN:VALARM
                TRIGGER:-PT15M
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                STATUS:CANCELLED
                DTSTART;VALUE=DATE:20271002
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.days()).extracting(DaysEntry::from).containsExactly(day(10, 1));
    }

    @Test
    void aWrittenFileIsReadByThisParserAndByAnIndependentLibrary(TestInfo info) throws Exception {
        var seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var calendar = calendar(random);

            var file = format.write(calendar);

            var ours = format.read(file, SHANGHAI);
            assertThat(ours.faults()).as("seed %d, round %d", seed, round).isEmpty();
            assertThat(CalendarDraft.check(ours.days()).days())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(calendar.days());
            assertThat(theirs(file)).as("seed %d, round %d", seed, round).isEqualTo(calendar.days());
        }
    }

    private static List<CalendarDays> theirs(byte[] file) throws Exception {
        var days = new ArrayList<CalendarDays>();
        var calendar = new CalendarBuilder().build(new StringReader(new String(file, StandardCharsets.UTF_8)));
        for (var component : calendar.<VEvent>getComponents(Component.VEVENT)) {
            var start = LocalDate.from(component.getDateTimeStart().getDate());
            var end = LocalDate.from(component.getDateTimeEnd().getDate());
            var categories = component.getCategories().getFirst().getValue();
            var name = component.getSummary().getValue();
            days.add(new CalendarDays(start, end.minusDays(1), categories.equals("WORKDAY"), name));
        }
        return days;
    }

    private static NamedCalendar calendar(Random random) {
        var days = new ArrayList<CalendarDays>();
        var from = LocalDate.of(1990 + random.nextInt(100), 1, 1);
        for (int n = random.nextInt(30); n > 0; n--) {
            from = from.plusDays(1 + random.nextInt(20));
            var to = from.plusDays(random.nextInt(5));
            var working = random.nextBoolean();
            var name = "假日，".repeat(random.nextInt(40)) + "a,b;c\\d\n" + random.nextInt(9);
            days.add(new CalendarDays(from, to, working, name));
            from = to;
        }
        return new NamedCalendar("c1", "日历", "WORKING", null, null, null, days, List.of(), "p");
    }

    private ReadResult read(String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8), SHANGHAI);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2027, month, day);
    }
}
