package city.renewal.notification.application.order;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarsInForceTest {
    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 3);

    private final InMemoryKnownFacts known = new InMemoryKnownFacts();
    private final CalendarsInForce calendars = new CalendarsInForce(known);

    private static CalendarSet stop(boolean working) {
        return new CalendarSet(
                "dust",
                "扬尘停工",
                "NATURAL",
                "laoshan-2023",
                null,
                null,
                List.of(new CalendarDays(MONDAY, MONDAY, working, "扬尘停工")),
                List.of(),
                "p",
                Instant.parse("2023-07-01T00:00:00Z"));
    }

    private boolean isWorkedOnMonday() {
        return calendars
                .get()
                .forProject("laoshan-2023", null)
                .find(Calendars.WORKING)
                .orElseThrow()
                .isWorkday(MONDAY);
    }

    @Test
    void aCalendarThatIsSetCountsFromTheNextTimeOnAndIsWorkedOutOnce() {
        assertThat(isWorkedOnMonday()).isTrue();

        known.keepCalendar(stop(false), 1);
        assertThat(isWorkedOnMonday()).isFalse();
        assertThat(calendars.get()).isSameAs(calendars.get());

        known.keepCalendar(stop(true), 2);
        assertThat(isWorkedOnMonday()).isTrue();
    }
}
