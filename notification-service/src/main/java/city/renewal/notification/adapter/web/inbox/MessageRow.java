package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.adapter.web.SubjectRow;
import city.renewal.notification.application.inbox.Inbox.InboxMessage;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.Severity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A message in the caller's inbox, its text in Chinese with the English beside it.
 *
 * @param subject what it is about
 * @param projectId empty: it is about something that belongs to no project
 * @param nodeId empty: it isn't about a node
 * @param nodeName name of what it is about, such as a problem's title or an order's number
 */
record MessageRow(
        String messageId,
        String alertId,
        MessageKind kind,
        Severity severity,
        int level,
        String to,
        SubjectRow subject,
        String programme,
        String programmeName,
        String projectId,
        String projectName,
        String nodeId,
        String nodeName,
        int dueVersion,
        LocalDate dueDate,
        String text,
        String textEn,
        Instant at,
        @Nullable Instant readAt) {
    static MessageRow of(InboxMessage received) {
        var message = received.message();
        var subject = message.subject();
        return new MessageRow(
                message.messageId(),
                message.alertId(),
                message.kind(),
                message.severity(),
                message.level(),
                message.address(),
                SubjectRow.of(subject),
                subject.programme(),
                subject.programmeName(),
                subject.projectId(),
                subject.projectName(),
                subject.nodeId(),
                subject.name(),
                message.dueVersion(),
                message.dueDate(),
                message.text(),
                message.textEn(),
                message.at(),
                received.readAt());
    }
}
