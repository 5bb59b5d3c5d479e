package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts that the progress service computes about a problem. Source {@code /progress/problems/{problemId}}. */
public sealed interface ProblemProgressEvent extends RenewalEvent {
    ProblemSubject subject();

    /**
     * The standing of a problem changed, or its date, its people, its returns or its requests changed while it isn't
     * done.
     *
     * @param from null for a new problem
     * @param to null for a problem that left the list because its project was withdrawn; {@code light} is null then too
     * @param overdueDays natural days past the due date, 0 when not overdue
     * @param zone IANA zone in which its days begin and end
     * @param returns number of claims that were sent back since the problem was last opened
     * @param reopened number of times that it was reopened after it was closed
     * @param extensionId the oldest undecided extension request; null: there is none
     * @param extensionRequestedAt instant of that request
     */
    record ProblemStandingChanged(
            ProblemSubject subject,
            int dueVersion,
            LocalDate dueDate,
            @Nullable Standing from,
            @Nullable Standing to,
            @Nullable Light light,
            int overdueDays,
            String zone,
            int returns,
            int reopened,
            @Nullable String extensionId,
            @Nullable Instant extensionRequestedAt,
            Instant occurredAt)
            implements ProblemProgressEvent {}
}
