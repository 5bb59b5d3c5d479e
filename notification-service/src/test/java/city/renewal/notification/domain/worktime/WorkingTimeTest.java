package city.renewal.notification.domain.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeRules;
import city.renewal.schedule.Calendars;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {
    private static final WorkingClock AROUND_THE_CLOCK = SomeRules.AROUND_THE_CLOCK.by(Calendars.standard());

    /** 23 and 24 June 2023 are holidays (Dragon Boat), Sunday the 25th is worked instead; 1 and 2 July are a weekend. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2023-06-28T10:00 | AT_ONCE         |   0 | 2023-06-28T10:00
            2023-06-28T22:00 | AT_ONCE         |   0 | 2023-06-28T22:00
            2023-06-28T10:00 | WORKING_HOURS   |   4 | 2023-06-28T14:00
            2023-06-28T16:30 | WORKING_HOURS   |   2 | 2023-06-29T09:30
            2023-06-28T08:00 | WORKING_HOURS   |   9 | 2023-06-28T17:30
            2023-06-30T17:00 | WORKING_MINUTES |  31 | 2023-07-03T08:31
            2023-07-01T12:00 | WORKING_MINUTES |  30 | 2023-07-03T09:00
            2023-06-21T17:29 | WORKING_MINUTES |   2 | 2023-06-25T08:31
            2023-06-28T10:00 | WORKING_DAYS    |   1 | 2023-06-29T10:00
            2023-06-30T10:00 | WORKING_DAYS    |   1 | 2023-07-03T10:00
            2023-06-21T10:00 | WORKING_DAYS    |   2 | 2023-06-26T10:00
            2023-06-22T10:00 | WORKING_DAYS    |   1 | 2023-06-26T08:30
            2023-06-30T20:00 | WORKING_DAYS    |   1 | 2023-07-04T08:30
            2023-06-30T08:00 | SAME_DAY        |   0 | 2023-06-30T17:30
            2023-06-30T17:29 | SAME_DAY        |   0 | 2023-06-30T17:30
            2023-06-30T17:30 | SAME_DAY        |   0 | 2023-07-03T17:30
            2023-06-24T12:00 | SAME_DAY        |   0 | 2023-06-25T17:30
            """)
    void waitsInWorkingTime(String from, Wait.Unit unit, int amount, String until) {
        assertThat(WorkingTime.OFFICE.by(Calendars.standard()).after(beijing(from), new Wait(unit, amount)))
                .isEqualTo(beijing(until));
    }

    @Test
    void aDayThatClosesAtMidnightNeverCloses() {
        assertThat(AROUND_THE_CLOCK.after(beijing("2023-07-01T23:00"), Wait.hours(49)))
                .isEqualTo(beijing("2023-07-04T00:00"));
        assertThat(AROUND_THE_CLOCK.opening(beijing("2023-07-01T23:59"))).isEqualTo(beijing("2023-07-01T23:59"));
    }

    private static java.time.Instant beijing(String at) {
        return OffsetDateTime.parse(at + ":00+08:00").toInstant();
    }
}
