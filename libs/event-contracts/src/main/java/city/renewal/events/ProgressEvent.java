package city.renewal.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts that the progress service computes about a project. Source {@code /progress/{projectId}}. */
public sealed interface ProgressEvent extends RenewalEvent {
    NodeSubject subject();

    /**
     * The standing of a node changed, or its date or its people changed while it needs action.
     *
     * @param from null for a new node
     * @param to null for a node that left the plan
     * @param overdueDays natural days past the due date, 0 when not overdue
     * @param matters the conditions after this change; null for a node that left the plan, and from older senders
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
     * A node's conditions, date or people changed while its standing did not.
     *
     * @param dueDate the present due date
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
     * Work on a whole project was stopped by order (停工令), or resumed. The subject names the project and the person
     * responsible for its first unfinished node; its nodeId is empty.
     *
     * @param suspensionId the order; null: work resumed
     * @param from the first day without work; null: work resumed
     * @param zone IANA zone in which its days begin and end
     */
    record ProjectStandstillChanged(
            NodeSubject subject,
            @Nullable String suspensionId,
            @Nullable LocalDate from,
            String zone,
            Instant occurredAt)
            implements ProgressEvent {}

    /** No report on the node arrived within its reporting interval. */
    record NodeReportMissed(
            NodeSubject subject, int dueVersion, @Nullable Instant lastReportedAt, Instant occurredAt)
            implements ProgressEvent {}

    /** A report on the node arrived after a missed one, or reports are no longer expected. */
    record NodeReportResumed(NodeSubject subject, int dueVersion, Instant occurredAt) implements ProgressEvent {}
}
