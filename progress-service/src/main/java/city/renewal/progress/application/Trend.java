package city.renewal.progress.application;

import city.renewal.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a programme went, week by week and month by month: what was planned beside what was done. */
public record Trend(String programme, Instant asOf, List<Week> weeks, List<Month> months) {
    /**
     * Monday to Sunday, by the dates that hold today.
     *
     * @param week ISO 8601, such as {@code 2023-W26}
     * @param due nodes whose due date is in the week
     * @param done nodes completed in the week, as their check found; null for weeks to come, so with all that follows
     * @param doneLate those of them that were due before the day of completion
     * @param overdue nodes that were past their due date and neither done nor claimed as the week ended; of this week: now
     * @param dueTotal nodes due up to the week's end
     * @param doneTotal nodes completed up to the week's end
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
     * @param planned null: no project said what it planned for the month
     */
    public record Month(String month, @Nullable Money planned, Money paid) {}
}
