package city.renewal.progress.domain;

import city.renewal.events.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was last said about a problem, so that only changes are said.
 *
 * @param people ids of everybody the problem stands for, up to the headquarters
 * @param extensionId the oldest request that nobody had decided; null: there was none
 */
public record ProblemMemory(
        Standing standing,
        int dueVersion,
        LocalDate dueDate,
        String people,
        int returns,
        int reopened,
        @Nullable String extensionId) {}
