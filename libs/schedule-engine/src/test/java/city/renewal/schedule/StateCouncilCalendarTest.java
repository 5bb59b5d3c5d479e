package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares every day of 2010 to 2026 with the published notices. */
class StateCouncilCalendarTest {
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    StateCouncilCalendarTest() {
        for (var line : notices()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var words = List.of(line.split(" +"));
                var days = words.get(1).equals("off") ? off : worked;
                words.subList(2, words.size()).forEach(span -> days.addAll(days(span)));
            }
        }
    }

    private static List<String> notices() {
        try (var in = StateCouncilCalendarTest.class.getResourceAsStream("state-council-notices.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LocalDate> days(String span) {
        var ends = Arrays.stream(span.split("\\.\\.")).map(LocalDate::parse).toList();
        return ends.getFirst().datesUntil(ends.getLast().plusDays(1)).toList();
    }

    private boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || (!weekend && !off.contains(day));
    }

    @Test
    void theFactsAreWhatANoticeCanSay() {
        assertThat(off).hasSizeGreaterThan(450).doesNotContainAnyElementsOf(worked);
        assertThat(worked)
                .allMatch(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
        for (int year = 2010; year <= 2026; year++) {
            int thisYear = year;
            assertThat(off.stream().filter(day -> day.getYear() == thisYear)).hasSizeGreaterThanOrEqualTo(25);
        }
    }

    @Test
    void everyDayIsAsTheNoticesSay() {
        var calendar = WorkCalendar.china();
        var wrong = new ArrayList<LocalDate>();

        LocalDate.of(2010, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(day -> calendar.isWorkday(day) != isWorked(day))
                .forEach(wrong::add);

        assertThat(wrong).isEmpty();
        for (int year = 2010; year <= 2026; year++) {
            assertThat(calendar.isKnown(year)).isTrue();
        }
    }

    @Test
    void theMakeUpWorkdaysOf2023() {
        var calendar = WorkCalendar.china();

        assertThat(LocalDate.of(2023, 1, 1)
                        .datesUntil(LocalDate.of(2024, 1, 1))
                        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0)
                        .filter(calendar::isWorkday))
                .extracting(LocalDate::toString)
                .containsExactly(
                        "2023-01-28",
                        "2023-01-29",
                        "2023-04-23",
                        "2023-05-06",
                        "2023-06-25",
                        "2023-10-07",
                        "2023-10-08");
    }
}
