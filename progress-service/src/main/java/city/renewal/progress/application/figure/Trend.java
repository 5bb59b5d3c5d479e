package city.renewal.progress.application.figure;

import city.renewal.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Planned and actual values of a programme by week and by month. */
public record Trend(String programme, Instant asOf, List<Week> weeks, List<Month> months) {
    /**
     * Monday to Sunday, by the dates that hold today.
     *
     * @param week ISO 8601, such as {@code 2023-W26}
     * @param due nodes with a due date in the week
     * @param done nodes completed in the week, as verified; null for future weeks, like all values below
     * @param doneLate nodes completed in the week after their due date
     * @param overdue nodes past their due date that were neither done nor claimed at the end of the week; in the
     *     current week: now
     * @param dueTotal nodes due up to the end of the week
     * @param doneTotal nodes completed up to the end of the week
     */
    public record Week(
            String week,
            LocalDate from,
            LocalDate to,
            int due,
            @Nullable Integer done,
            @Nullable Integer doneLate,
            @Nullable Integer overdue,
            int dueTotal,
            @Nullable Integer doneTotal,
            @Nullable Integer problemsRaised,
            @Nullable Integer problemsClosed) {}

    /**
     * @param month ISO 8601, such as {@code 2023-05}
     * @param planned null: no project has a plan for the month
     */
    public record Month(String month, @Nullable Money planned, Money paid) {}
}
