package city.renewal.progress.domain.row;

import city.renewal.events.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last published state of a problem, so that only changes are published.
 *
 * @param people ids of all people responsible for the problem, up to the headquarters
 * @param extensionId the oldest pending extension request; null: none
 */
public record PublishedProblemState(
        Standing standing,
        int dueVersion,
        LocalDate dueDate,
        String people,
        int returns,
        int reopened,
        @Nullable String extensionId) {}
