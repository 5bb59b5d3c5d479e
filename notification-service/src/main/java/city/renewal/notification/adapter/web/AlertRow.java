package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Notified;
import city.renewal.notification.domain.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert as the interface shows it. */
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
        List<Notified> notified) {
    static AlertRow of(Alert alert) {
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
                alert.notified());
    }
}
