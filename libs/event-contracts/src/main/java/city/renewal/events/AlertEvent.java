package city.renewal.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the notification service did about a change. Source {@code /alerts/{alertId}}. */
public sealed interface AlertEvent extends RenewalEvent {
    String alertId();

    /**
     * What an alert is about, as far as figures and lists need it.
     *
     * @param projectId empty: it belongs to no project
     * @param nodeId empty: it isn't about a node
     * @param field empty: it belongs to no field
     * @param type {@code NODE}, {@code PROBLEM}, {@code PROJECT} or {@code PLATFORM}; null: an older fact, whose ids say it
     * @param problemId null: it isn't about a problem
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
        /** As senders wrote it that knew neither types nor problems. */
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

    /** Nobody answered in time: the next level was told. */
    record AlertEscalated(String alertId, AlertSubject subject, int level, Instant occurredAt) implements AlertEvent {}

    record AlertAcknowledged(String alertId, AlertSubject subject, String acknowledgedBy, Instant occurredAt)
            implements AlertEvent {}

    /** What the alert was about is no longer so. */
    record AlertResolved(String alertId, AlertSubject subject, String reason, Instant occurredAt)
            implements AlertEvent {}
}
