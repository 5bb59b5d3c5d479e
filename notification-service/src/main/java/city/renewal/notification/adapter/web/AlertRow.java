package city.renewal.notification.adapter.web;

import city.renewal.notification.application.AcknowledgeAlert;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Notified;
import city.renewal.notification.domain.Severity;
import city.renewal.starter.security.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the interface shows it.
 *
 * @param nextStepAt when the next rung is told if nobody answers, or, after an answer, when that runs out; null: no such time
 * @param mayAcknowledge whether it is open and unanswered, and the caller may answer it
 */
record AlertRow(
        String alertId,
        AlertKind kind,
        Severity severity,
        int level,
        String projectId,
        String nodeId,
        int dueVersion,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt,
        List<Notified> notified,
        @Nullable Instant nextStepAt,
        boolean mayAcknowledge) {
    static AlertRow of(Alert alert, Caller caller) {
        return new AlertRow(
                alert.alertId(),
                alert.kind(),
                alert.severity(),
                alert.level(),
                alert.subject().projectId(),
                alert.subject().nodeId(),
                alert.dueVersion(),
                alert.raisedAt(),
                alert.acknowledgedAt(),
                alert.acknowledgedBy(),
                alert.resolvedAt(),
                alert.notified(),
                alert.dueAt(),
                alert.isOpen() && alert.acknowledgedAt() == null && AcknowledgeAlert.isFor(caller, alert));
    }
}
