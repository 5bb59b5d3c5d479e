package city.renewal.notification.adapter.web.alert;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.adapter.web.SubjectRow;
import city.renewal.notification.application.dispatch.AcknowledgeAlert;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.starter.security.Caller;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the interface shows it.
 *
 * @param subject what it is about
 * @param projectId empty: it is about something that belongs to no project
 * @param nodeId empty: it isn't about a node
 * @param name of what it is about, such as a node's name or a problem's title
 * @param readAt when the first of its messages was opened; null: not yet
 * @param nextStepAt when it escalates unless it is acknowledged, or, after an acknowledgement, when that expires; null: no
 *     such time
 * @param mayAcknowledge whether it is open and unanswered, and the caller may answer it
 */
record AlertRow(
        String alertId,
        AlertKind kind,
        Severity severity,
        int level,
        SubjectRow subject,
        String programme,
        String programmeName,
        String projectId,
        String projectName,
        String nodeId,
        String name,
        String area,
        UnitRef unit,
        PersonRef owner,
        int dueVersion,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt,
        List<NotifiedRow> notified,
        @Nullable Instant readAt,
        @Nullable Instant nextStepAt,
        boolean mayAcknowledge) {
    /**
     * The record of a notification.
     *
     * @param readAt when the message was first opened; null: not yet
     */
    record NotifiedRow(
            String personId,
            int level,
            Instant at,
            String messageId,
            @Nullable Instant readAt) {
        private static NotifiedRow of(Notified record, Map<String, Instant> openings) {
            return new NotifiedRow(
                    record.personId(),
                    record.level(),
                    record.at(),
                    record.messageId(),
                    openings.get(record.messageId()));
        }
    }

    /** @param openings when its messages were first opened, by message id */
    static AlertRow of(Alert alert, Caller caller, Map<String, Instant> openings) {
        var notified = alert.notified().stream()
                .map(record -> NotifiedRow.of(record, openings))
                .toList();
        var readAt = notified.stream()
                .map(NotifiedRow::readAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return new AlertRow(
                alert.alertId(),
                alert.kind(),
                alert.severity(),
                alert.level(),
                SubjectRow.of(alert.subject()),
                alert.subject().programme(),
                alert.subject().programmeName(),
                alert.subject().projectId(),
                alert.subject().projectName(),
                alert.subject().nodeId(),
                alert.subject().name(),
                alert.subject().area(),
                alert.subject().unit(),
                alert.subject().owner(),
                alert.dueVersion(),
                alert.raisedAt(),
                alert.acknowledgedAt(),
                alert.acknowledgedBy(),
                alert.resolvedAt(),
                notified,
                readAt.orElse(null),
                alert.escalatesAt(),
                alert.isOpen() && alert.acknowledgedAt() == null && AcknowledgeAlert.isFor(caller, alert));
    }
}
