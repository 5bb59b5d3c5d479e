package city.renewal.notification.adapter.web;

import city.renewal.notification.application.Inbox.Received;
import city.renewal.notification.domain.MessageKind;
import city.renewal.notification.domain.Severity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A message in the caller's inbox, its text in Chinese with the English beside it. */
record MessageRow(
        String messageId,
        String alertId,
        MessageKind kind,
        Severity severity,
        int level,
        String to,
        String programme,
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
    static MessageRow of(Received received) {
        var message = received.message();
        var subject = message.subject();
        return new MessageRow(
                message.messageId(),
                message.alertId(),
                message.kind(),
                message.severity(),
                message.level(),
                message.address(),
                subject.programme(),
                subject.projectId(),
                subject.projectName(),
                subject.nodeId(),
                subject.nodeName(),
                message.dueVersion(),
                message.dueDate(),
                message.text(),
                message.textEn(),
                message.at(),
                received.readAt());
    }
}
