package city.renewal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {
    @Test
    void countsAMakeUpSaturdayAsAWorkingDay() {
        var calendar = WorkCalendar.china();

        var finish = calendar.finish(LocalDate.of(2023, 1, 27), 2);

        assertThat(finish).isEqualTo(LocalDate.of(2023, 1, 29));
    }

    @Test
    void countsBackAcrossAHoliday() {
        var calendar = WorkCalendar.china();

        assertThat(calendar.start(LocalDate.of(2023, 1, 29), 3)).isEqualTo(LocalDate.of(2023, 1, 20));
    }

    @Test
    void startAndFinishOfNoDaysAreTheDayItself() {
        var saturday = LocalDate.of(2023, 7, 1);

        assertThat(WorkCalendar.china().finish(saturday, 0)).isEqualTo(saturday);
        assertThat(WorkCalendar.china().start(saturday, 0)).isEqualTo(saturday);
    }

    @Test
    void fallsBackToPlainWeekendsWhereNoNoticeIsKnown() {
        var calendar = WorkCalendar.china();

        assertThat(calendar.isKnown(2023)).isTrue();
        assertThat(calendar.isKnown(2001)).isFalse();
        assertThat(calendar.isKnown(2060)).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2060, 10, 1))).isTrue();
        assertThat(calendar.isWorkday(LocalDate.of(2060, 10, 2))).isFalse();
        assertThat(calendar.isWorkday(LocalDate.of(2001, 12, 29))).isFalse();
    }

    @Test
    void knowsEveryYearOfTheNaturalCalendar() {
        assertThat(WorkCalendar.natural().isKnown(2060)).isTrue();
        assertThat(WorkCalendar.natural().finish(LocalDate.of(2023, 1, 1), 3)).isEqualTo(LocalDate.of(2023, 1, 3));
    }

    @Test
    void refusesDatesOutsideItsSpan() {
        var calendar = WorkCalendar.natural();

        assertThatThrownBy(() -> calendar.isWorkday(LocalDate.of(1989, 12, 31)))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("1990-01-01");
        assertThatThrownBy(() -> calendar.isWorkday(LocalDate.of(2101, 1, 1))).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> calendar.finish(LocalDate.of(2100, 12, 30), 3)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void takesExceptionsOfAProgramme() {
        var winterStop = WorkCalendar.china()
                .withExceptions(Map.of(LocalDate.of(2023, 12, 4), false, LocalDate.of(2023, 12, 9), true));

        assertThat(winterStop.finish(LocalDate.of(2023, 12, 1), 7)).isEqualTo(LocalDate.of(2023, 12, 11));
        assertThat(winterStop.workdaysBetween(LocalDate.of(2023, 12, 4), LocalDate.of(2023, 12, 10)))
                .isEqualTo(5);
    }
}
