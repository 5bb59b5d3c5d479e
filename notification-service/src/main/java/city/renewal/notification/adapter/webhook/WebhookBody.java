package city.renewal.notification.adapter.webhook;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.Message;
import java.time.Instant;
import java.time.LocalDate;

/** What a webhook's receiver gets: {@code {type, timestamp, data: {…}}}. */
record WebhookBody(String type, Instant timestamp, Data data) {
    record Data(
            String messageId,
            String alertId,
            String kind,
            String severity,
            int level,
            String recipient,
            String recipientName,
            String programme,
            String projectId,
            String projectName,
            String nodeId,
            String nodeName,
            String area,
            PersonRef owner,
            UnitRef unit,
            int dueVersion,
            LocalDate dueDate,
            String text,
            String textEn) {}

    static WebhookBody of(Message message) {
        var subject = message.subject();
        return new WebhookBody(
                "alert.notified",
                message.at(),
                new Data(
                        message.messageId(),
                        message.alertId(),
                        message.kind().name(),
                        message.severity().name(),
                        message.level(),
                        message.address(),
                        message.addressee(),
                        subject.programme(),
                        subject.projectId(),
                        subject.projectName(),
                        subject.nodeId(),
                        subject.nodeName(),
                        subject.area(),
                        subject.owner(),
                        subject.unit(),
                        message.dueVersion(),
                        message.dueDate(),
                        message.text(),
                        message.textEn()));
    }
}
