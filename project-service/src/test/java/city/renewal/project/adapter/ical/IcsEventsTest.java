package city.renewal.project.adapter.ical;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.calendar.CalendarFormat.ReadResult;
import city.renewal.project.domain.calendar.CalendarDraft;
import city.renewal.project.domain.calendar.IgnoredEntry;
import city.renewal.project.domain.project.Fault;
import com.tyme.holiday.LegalHoliday;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days that events from other programs' files mark: {@code +} worked, {@code -} off. */
class IcsEventsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final IcsCalendarFormat format = new IcsCalendarFormat();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a day, its end, and an end that equals the beginning
                "休     | DTSTART;VALUE=DATE:20271001 | DTEND;VALUE=DATE:20271003 | -1001 -1002",
                "休     | DTSTART;VALUE=DATE:20271001 | DTEND;VALUE=DATE:20271001 | -1001",
                "休     | DTSTART:20271001 |  | -1001",
                "休     | DTSTART:20271001 | DURATION:P2D | -1001 -1002",
                "休     | DTSTART:20271001 | DURATION:P1W | -1001 -1002 -1003 -1004 -1005 -1006 -1007",
                // whole days that are written as times, in the programme's zone, in another one, in none
                "休     | DTSTART;TZID=Asia/Shanghai:20271001T000000 | DTEND;TZID=Asia/Shanghai:20271003T000000 | -1001 -1002",
                "休     | DTSTART:20270930T160000Z | DTEND:20271002T160000Z | -1001 -1002",
                "休     | DTSTART:20271001T000000 | DTEND:20271002T000000 | -1001",
                "休     | DTSTART:20271001T000000 | DTEND:20271001T235959 | -1001",
                "休     | DTSTART:20271001T000000 | DTEND:20271001T240000 | -1001",
                "休     | DTSTART:20271001T000000 | DTEND:20271001T000000 | -1001",
                "休     | DTSTART;TZID=China Standard Time:20271001T000000 | DTEND;TZID=China Standard Time:20271002T000000 | -1001",
                "休     | DTSTART;TZID=\"/x.org/2020/Asia/Shanghai\":20271001T000000 | DURATION:P1D | -1001",
                "休     | DTSTART;TZID=Peking:20271001T000000 | DURATION:PT24H | -1001",
                // within a day
                "停工   | DTSTART;TZID=Asia/Shanghai:20271001T080000 | DTEND;TZID=Asia/Shanghai:20271001T180000 | -1001",
                "停工   | DTSTART:20271001T010000Z | DTEND:20271001T090000Z | -1001",
                "补班   | DTSTART:20271009T010000Z | DTEND:20271009T100000Z | +1009",
                "补班   | DTSTART:20271009T090000 | | +1009",
                "补班   | DTSTART:20271009T160000Z | DTEND:20271009T190000Z | +1010",
                "停工   | DTSTART:20271001T140000 | DTEND:20271001T160000 | ''",
                "停工   | DTSTART:20271001T130000 | DTEND:20271003T120000 | -1002",
                "放假半天 | DTSTART:20271001 | | ''",
                // what repeats
                "停工   | DTSTART:20271004 | RRULE:FREQ=WEEKLY;COUNT=3 | -1004 -1011 -1018",
                "停工   | DTSTART:20271004 | RRULE:FREQ=WEEKLY;UNTIL=20271012 | -1004 -1011",
                "停工   | DTSTART:20271004T080000 | DTEND:20271004T180000;RRULE:FREQ=WEEKLY;UNTIL=20271018T000000Z | -1004 -1011 -1018",
                "停工   | DTSTART:20271004 | RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3 | -1004 -1005 -1011",
                "停工   | DTSTART:20271004 | RRULE:FREQ=WEEKLY;COUNT=3;EXDATE:20271011 | -1004 -1018",
                "停工   | DTSTART:20271004 | RDATE;VALUE=DATE:20271006,20271008 | -1004 -1006 -1008",
                "停工   | DTSTART:20271004 | RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | -1004",
            })
    void anEventMarksItsDays(String summary, String start, String rest, String days) {
        var reading = read(event("UID:x", "SUMMARY:" + summary, start, rest == null ? "" : rest));

        assertThat(reading.faults()).isEmpty();
        assertThat(days(reading)).isEqualTo(days.strip());
        if (days.isBlank()) {
            assertThat(reading.notTaken()).hasSize(1);
        }
    }

    @Test
    void aLineMayBeFoldedWithinACharacter() {
        var text = ("BEGIN:VCALENDAR\n" + event("UID:x", "SUMMARY:国庆节放假", "DTSTART:20271001") + "END:VCALENDAR\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int at = 1; at < text.length; at++) {
            var folded = new ByteArrayOutputStream();
            folded.write(text, 0, at);
            folded.writeBytes(at % 2 == 0 ? "\r\n ".getBytes(StandardCharsets.US_ASCII) : new byte[] {'\n', '\t'});
            folded.write(text, at, text.length - at);
            if (text[at - 1] == '\n' || text[at - 1] == '\r' || text[at] == '\r' || text[at] == '\n') {
                continue;
            }

            var reading = format.read(folded.toByteArray(), SHANGHAI);

            assertThat(reading.faults()).as("folded before byte %d", at).isEmpty();
            assertThat(days(reading)).as("folded before byte %d", at).isEqualTo("-1001");
            assertThat(reading.days().getFirst().name()).isEqualTo("国庆节放假");
        }
    }

    @Test
    void theLaterRevisionOfAUidIsValid() {
        var first = event("UID:x", "SEQUENCE:1", "SUMMARY:停工", "DTSTART:20271001");
        var second = event("UID:x", "SEQUENCE:10", "SUMMARY:停工", "DTSTART:20271002");
        var third = event("UID:x", "SEQUENCE:2", "SUMMARY:停工", "DTSTART:20271003");

        var reading = read(first + second + third);

        assertThat(days(reading)).isEqualTo("-1002");
        assertThat(reading.notTaken())
                .extracting(IgnoredEntry::from)
                .containsExactly(LocalDate.of(2027, 10, 1), LocalDate.of(2027, 10, 3));
        assertThat(days(read(event("UID:x", "DTSTAMP:20270102T000000Z", "SUMMARY:停工", "DTSTART:20271001")
                        + event("UID:x", "DTSTAMP:20270101T000000Z", "SUMMARY:停工", "DTSTART:20271002"))))
                .isEqualTo("-1001");
        assertThat(days(read(first + event("UID:x", "SEQUENCE:2", "STATUS:CANCELLED", "DTSTART:20271001"))))
                .isEmpty();
    }

    @Test
    void aRecurrenceIdReplacesThatDayOfTheRepeatingEvent() {
        var weekly = event("UID:x", "SUMMARY:停工", "DTSTART:20271004", "RRULE:FREQ=WEEKLY;COUNT=3");

        assertThat(days(read(weekly + event("UID:x", "RECURRENCE-ID:20271011", "SUMMARY:停工", "DTSTART:20271013"))))
                .isEqualTo("-1004 -1013 -1018");
        assertThat(days(read(
                        weekly + event("UID:x", "RECURRENCE-ID:20271011", "STATUS:CANCELLED", "DTSTART:20271011"))))
                .isEqualTo("-1004 -1018");
        assertThat(days(read(weekly + event("UID:x", "RECURRENCE-ID:20271011", "SUMMARY:例会", "DTSTART:20271011"))))
                .isEqualTo("-1004 -1018");
    }

    @Test
    void eventsWithoutAMarkAreListedAndChangeNothing() {
        var file = new StringBuilder();
        for (int n = 0; n < 200; n++) {
            file.append(event(
                    "UID:u" + n,
                    "SUMMARY:" + List.of("妇女节", "立春", "泰山队 vs 国安队", "值班：张三").get(n % 4),
                    "DTSTART:" + LocalDate.of(2027, 1, 1).plusDays(n).format(DateTimeFormatter.BASIC_ISO_DATE)));
        }
        file.append(event("UID:y", "SUMMARY:元旦", "DTSTART:20270101", "RRULE:FREQ=YEARLY"));

        var reading = read(file.toString());

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.days()).isEmpty();
        assertThat(reading.notTaken()).hasSize(201);
        assertThat(reading.notTaken().getFirst())
                .isEqualTo(new IgnoredEntry(
                        "line 2 (UID u0)",
                        "妇女节",
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 1, 1),
                        "says neither 补班, 上班 nor 休, 放假, 停工: it changes no day"));
    }

    @Test
    void contradictingMarksAreRefusedInOneEventAndOnOneDay() {
        var both = read(event("UID:x", "SUMMARY:国庆节补班", "CATEGORIES:HOLIDAY", "DTSTART:20271001"));
        var day = read(event("UID:x", "SUMMARY:国庆节休", "DTSTART:20271001")
                + event("UID:y", "SUMMARY:国庆节补班", "DTSTART:20271001"));

        assertThat(both.faults()).extracting(Fault::field).containsExactly("line 2 (UID x)");
        assertThat(CalendarDraft.check(day.days()).faults())
                .containsExactly(new Fault("line 7 (UID y)", "2027-10-01 is both worked and off"));
    }

    @Test
    void aRuleWithoutAnEndIsReadToTheLastYearAndListed() {
        var reading = read(event("UID:x", "SUMMARY:元旦 休", "DTSTART:20270101", "RRULE:FREQ=YEARLY"));

        assertThat(reading.days()).hasSize(74);
        assertThat(reading.notTaken())
                .extracting(IgnoredEntry::reason)
                .containsExactly("repeats without an end: taken until 2100-12-31, 74 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=DAILY;INTERVAL=2147483647",
                "RRULE:FREQ=YEARLY;BYDAY=99MO;BYSETPOS=-366",
                "RRULE:FREQ=SECONDLY;COUNT=999999999",
                "RRULE:FREQ=DAILY;COUNT=999999999",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28",
                "DURATION:P999999999W",
                "DURATION:P99999999999999999999D",
                "DTEND:99991231",
                "RDATE:00010101",
            })
    void nothingSmallTakesLong(String line) {
        var reading = read(event("UID:x", "SUMMARY:停工", "DTSTART:20270101", line));

        assertThat(reading.faults().size()
                        + CalendarDraft.check(reading.days()).faults().size()
                        + reading.notTaken().size())
                .isPositive();
    }

    @Test
    void eventsAndRulesAreLimited() {
        var many = read(event("DTSTART:20270101").repeat(IcsEvents.MAX_EVENTS + 1));
        var rules = read(event("SUMMARY:停工", "DTSTART:20270101", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
                .repeat(IcsOccurrences.MAX_RULES + 1));

        assertThat(many.faults()).extracting(Fault::message).containsExactly("the file must have at most 10000 events");
        assertThat(rules.faults())
                .extracting(Fault::message)
                .containsExactly("the file must have at most 50 events that repeat");
    }

    /** As Apple, holiday-cn and ShuYZ write it; the days are those of an independent library. */
    @ParameterizedTest
    @ValueSource(strings = {"（休）|（班）", "假期|上班(补%s假期)", " 假期 第1天/共3天| 补班 第1天/共2天", " 休|补班"})
    void theStateCouncilsYearsAreReadAsAnotherLibraryKnowsThem(String marks) {
        var file = new StringBuilder();
        var expected = new TreeMap<LocalDate, Boolean>();
        for (var day = LocalDate.of(2019, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
            var holiday = LegalHoliday.fromYmd(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            if (holiday != null) {
                expected.put(day, holiday.isWork());
                var mark = marks.split("\\|", -1)[holiday.isWork() ? 1 : 0];
                var name = mark.startsWith("上班") ? mark.formatted(holiday.getName()) : holiday.getName() + mark;
                file.append(event(
                        "UID:" + day,
                        "SUMMARY;LANGUAGE=zh_CN:" + name,
                        "DTSTART;VALUE=DATE:" + day.format(DateTimeFormatter.BASIC_ISO_DATE),
                        "DTEND;VALUE=DATE:" + day.plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE)));
            }
        }

        var reading = read(file.toString());

        var read = new TreeMap<LocalDate, Boolean>();
        reading.days().forEach(days -> read.put(days.from(), days.working()));
        assertThat(expected).hasSizeGreaterThan(200);
        assertThat(reading.notTaken()).isEmpty();
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void anyBytesGiveAReadResult(TestInfo info) {
        var seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var random = new Random(seed);
        for (int n = 0; n < 3_000; n++) {
            var file = random.nextInt(20) == 0 ? noise(random) : mangled(random);

            var reading = format.read(file, SHANGHAI);

            assertThat(reading.faults().stream().map(Fault::message))
                    .as("seed %d, file %d", seed, n)
                    .doesNotContain("cannot be read as iCalendar");
            CalendarDraft.check(reading.days());
        }
    }

    private static byte[] noise(Random random) {
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A file with typical lines, some of them invalid, and some changed bytes. */
    private static byte[] mangled(Random random) {
        var lines = List.of(
                "BEGIN:VEVENT",
                "END:VEVENT",
                "BEGIN:VALARM",
                "END:VALARM",
                "BEGIN:VTIMEZONE",
                "TZID:Peking",
                "UID:x",
                "UID:y",
                "SUMMARY:停工",
                "SUMMARY:补班",
                "SUMMARY:妇女节",
                "DTSTART:20271001",
                "DTSTART:99999999",
                "DTSTART;TZID=Asia/Shanghai:20271001T080000",
                "DTEND:20271003",
                "DTEND:00000101T000000Z",
                "DURATION:P1D",
                "DURATION:PT1H30M",
                "DURATION:P",
                "RRULE:FREQ=WEEKLY;COUNT=5",
                "RRULE:FREQ=",
                "RRULE:;;=",
                "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
                "RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU;COUNT=4",
                "RRULE:FREQ=YEARLY;BYYEARDAY=366",
                "EXDATE:20271008,20271015",
                "RDATE;VALUE=PERIOD:20271001/P1D",
                "RECURRENCE-ID:20271008",
                "SEQUENCE:99999999999",
                "SEQUENCE:2",
                "STATUS:CANCELLED",
                "CATEGORIES:HOLIDAY,\\,",
                "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
                "ATTENDEE;CN=\"a;b:c\":mailto:x",
                "X;A=\"",
                ":",
                ";",
                "=",
                " folded",
                "\t",
                "");
        var text = new StringBuilder("BEGIN:VCALENDAR\r\n");
        var open = false;
        for (int n = random.nextInt(40); n > 0; n--) {
            if (random.nextInt(3) > 0) {
                var line = lines.get(4 + random.nextInt(lines.size() - 4));
                text.append(open ? line : "BEGIN:VEVENT").append("\r\n");
                open = true;
            } else if (random.nextInt(4) > 0 && open) {
                text.append("END:VEVENT\r\n");
                open = false;
            } else {
                text.append(lines.get(random.nextInt(lines.size()))).append("\n");
            }
        }
        text.append(open ? "END:VEVENT\r\n" : "").append("END:VCALENDAR\r\n");
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(4); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private ReadResult read(String events) {
        var zone = "BEGIN:VTIMEZONE\nTZID:Peking\nBEGIN:STANDARD\nTZOFFSETTO:+0800\nEND:STANDARD\nEND:VTIMEZONE\n";
        return format.read(
                ("BEGIN:VCALENDAR\n" + events + zone + "END:VCALENDAR\n").getBytes(StandardCharsets.UTF_8), SHANGHAI);
    }

    /** An event of these lines; {@code ;} before a property's name begins another one. */
    private static String event(String... lines) {
        var text = new StringBuilder("BEGIN:VEVENT\n");
        for (var line : lines) {
            for (var part : line.split(";(?=(?:EXDATE|RRULE:))", -1)) {
                text.append(part.isEmpty() ? "" : part + "\n");
            }
        }
        return text.append("END:VEVENT\n").toString();
    }

    private static String days(ReadResult reading) {
        var days = new ArrayList<String>();
        for (var span : CalendarDraft.check(reading.days()).days()) {
            for (var day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
                days.add("%s%02d%02d".formatted(span.working() ? "+" : "-", day.getMonthValue(), day.getDayOfMonth()));
            }
        }
        days.sort(Comparator.comparing(day -> day.substring(1)));
        return String.join(" ", days);
    }
}
