package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the progress service found about a problem. Source {@code /progress/problems/{problemId}}; computed, never decided. */
public sealed interface ProblemProgressEvent extends RenewalEvent {
    ProblemSubject subject();

    /**
     * A problem stands elsewhere than before, or its date, its people, its returns or requests changed while it isn't done.
     *
     * @param from null for a problem that is seen for the first time
     * @param to null for a problem that left the list, because its project was withdrawn; so with {@code light}
     * @param overdueDays natural days past the due date, 0 when not overdue
     * @param zone IANA zone in which its days begin and end
     * @param returns how often a claim was sent back since it was last opened
     * @param reopened how often it was opened again after it was closed
     * @param extensionId the oldest request for a later date that nobody has decided; null: there is none
     * @param extensionRequestedAt when that was asked for
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
