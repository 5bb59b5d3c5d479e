package city.renewal.project.domain.project.decision;

import city.renewal.project.domain.project.decision.ExtensionDecisions.Verdict;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The command to decide a request for a later date.
 *
 * @param dueDate replaces the requested date; null: the requested date is granted
 */
public record DecideExtension(
        String nodeId,
        String extensionId,
        Verdict verdict,
        @Nullable LocalDate dueDate,
        String note) {}
