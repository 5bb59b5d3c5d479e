package city.renewal.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts that the notification service publishes about alerts. Source {@code /alerts/{alertId}}. */
public sealed interface AlertEvent extends RenewalEvent {
    String alertId();

    /**
     * The subject of an alert, as far as figures and lists need it.
     *
     * @param projectId empty: the alert belongs to no project
     * @param nodeId empty: the alert isn't about a node
     * @param field empty: the alert belongs to no field
     * @param type {@code NODE}, {@code PROBLEM}, {@code PROJECT} or {@code PLATFORM}; null: an older fact, whose ids
     *     tell the type
     * @param problemId null: the alert isn't about a problem
     */
    record AlertSubject(
            String programme,
            String projectId,
            String nodeId,
            String area,
            String field,
            @Nullable String headquarters,
            UnitRef unit,
            PersonRef owner,
            @Nullable PersonRef leader,
            @Nullable String type,
            @Nullable String problemId) {
        /** For older senders without types and problems. */
        public AlertSubject(
                String programme,
                String projectId,
                String nodeId,
                String area,
                String field,
                @Nullable String headquarters,
                UnitRef unit,
                PersonRef owner,
                @Nullable PersonRef leader) {
            this(programme, projectId, nodeId, area, field, headquarters, unit, owner, leader, null, null);
        }
    }

    record AlertRaised(
            String alertId,
            AlertSubject subject,
            String kind,
            String severity,
            int level,
            int dueVersion,
            Instant occurredAt)
            implements AlertEvent {}

    /** The alert was not acknowledged in time, and the next escalation level was notified. */
    record AlertEscalated(String alertId, AlertSubject subject, int level, Instant occurredAt) implements AlertEvent {}

    record AlertAcknowledged(String alertId, AlertSubject subject, String acknowledgedBy, Instant occurredAt)
            implements AlertEvent {}

    /** The condition of the alert no longer holds. */
    record AlertResolved(String alertId, AlertSubject subject, String reason, Instant occurredAt)
            implements AlertEvent {}
}
