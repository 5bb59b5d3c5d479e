package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the progress service found. Source {@code /progress/{projectId}}; computed, never decided. */
public sealed interface ProgressEvent extends RenewalEvent {
    NodeSubject subject();

    /**
     * A node stands elsewhere than before, or the date or the people it stands for changed while it needs somebody.
     *
     * @param from null for a node that is seen for the first time
     * @param to null for a node that left the plan
     * @param overdueDays natural days past the due date, 0 when not overdue
     * @param matters as they are with this change; null for a node that left the plan, and from senders that know none
     */
    record NodeStandingChanged(
            NodeSubject subject,
            int dueVersion,
            LocalDate dueDate,
            @Nullable Standing from,
            @Nullable Standing to,
            @Nullable Light light,
            int overdueDays,
            @Nullable LocalDate forecastDate,
            @Nullable LocalDate completedOn,
            @Nullable NodeMatters matters,
            Instant occurredAt)
            implements ProgressEvent {}

    /**
     * What may call for somebody on a node changed, or its date or its people did, while it stands where it stood.
     *
     * @param dueDate the date that holds now
     */
    record NodeMattersChanged(
            NodeSubject subject,
            int dueVersion,
            LocalDate dueDate,
            Standing standing,
            NodeMatters matters,
            Instant occurredAt)
            implements ProgressEvent {}

    /**
     * Work on a whole project stands still by order (停工令), or goes on again. The subject names the project, and whoever
     * answers for its first unfinished node; its nodeId is empty.
     *
     * @param suspensionId the order; null: work goes on
     * @param from the first day without work; null: work goes on
     * @param zone IANA zone in which its days begin and end
     */
    record ProjectStandstillChanged(
            NodeSubject subject,
            @Nullable String suspensionId,
            @Nullable LocalDate from,
            String zone,
            Instant occurredAt)
            implements ProgressEvent {}

    /** Nobody has reported on the node within its reporting interval. */
    record NodeReportMissed(
            NodeSubject subject, int dueVersion, @Nullable Instant lastReportedAt, Instant occurredAt)
            implements ProgressEvent {}

    /** A node that was silent was reported on again, or is no longer expected to be. */
    record NodeReportResumed(NodeSubject subject, int dueVersion, Instant occurredAt) implements ProgressEvent {}
}
