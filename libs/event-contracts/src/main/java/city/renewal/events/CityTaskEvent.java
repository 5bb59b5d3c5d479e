package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts about city-level tasks (市级任务), which district projects carry. Source {@code /city-tasks/{taskId}}. */
public sealed interface CityTaskEvent extends RenewalEvent {
    String taskId();

    /**
     * The task was created or amended.
     *
     * @param programme id of the programme whose projects carry it
     * @param issuedBy the city office that issued the task
     * @param dueDate due date set by the city; null: not given
     */
    record CityTaskSet(
            String taskId,
            String programme,
            String name,
            @Nullable String issuedBy,
            @Nullable LocalDate dueDate,
            String setBy,
            Instant occurredAt)
            implements CityTaskEvent {}
}
