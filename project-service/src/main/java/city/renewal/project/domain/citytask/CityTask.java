package city.renewal.project.domain.citytask;

import city.renewal.events.CityTaskEvent.CityTaskSet;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task assigned by the city; any number of projects of the programme may carry it.
 *
 * @param issuedBy the city office that assigned it
 */
public record CityTask(
        String taskId,
        String programme,
        String name,
        @Nullable String issuedBy,
        @Nullable LocalDate dueDate) {
    public CityTaskSet set(String by, Instant now) {
        return new CityTaskSet(taskId, programme, name, issuedBy, dueDate, by, now);
    }
}
