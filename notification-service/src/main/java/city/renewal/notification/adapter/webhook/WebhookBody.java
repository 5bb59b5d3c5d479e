package city.renewal.notification.adapter.webhook;

import city.renewal.events.PersonRef;
import city.renewal.events.UnitRef;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.Message;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's receiver gets: {@code {type, timestamp, data: {…, alertCount, alerts: [{…}]}}}. The first alert stands in
 * {@code data} itself too, with the message's text, for receivers that know one alert only; of more than
 * {@link Message#MOST_LINES} the rest is in the count alone.
 */
record WebhookBody(String type, Instant timestamp, Data data) {
    record Data(
            String messageId,
            String recipient,
            String recipientName,
            @JsonUnwrapped AlertLine first,
            int alertCount,
            List<AlertLine> alerts) {}

    /** One of the alerts in a message. */
    record AlertLine(
            String alertId,
            String kind,
            String severity,
            int level,
            String programme,
            String projectId,
            String projectName,
            String nodeId,
            String nodeName,
            String subjectType,
            @Nullable String problemId,
            String area,
            PersonRef owner,
            UnitRef unit,
            int dueVersion,
            LocalDate dueDate,
            String text,
            String textEn) {
        static AlertLine of(MessageLine alert) {
            return of(alert, alert.severity(), alert.level(), alert.text(), alert.textEn());
        }

        /** The first, in the words of the whole message and as grave as its gravest. */
        static AlertLine first(Message message) {
            return of(
                    message.lines().getFirst(), message.severity(), message.level(), message.text(), message.textEn());
        }

        private static AlertLine of(MessageLine alert, Severity severity, int level, String text, String textEn) {
            var subject = alert.subject();
            return new AlertLine(
                    alert.alertId(),
                    alert.kind().name(),
                    severity.name(),
                    level,
                    subject.programme(),
                    subject.projectId(),
                    subject.projectName(),
                    subject.nodeId(),
                    subject.name(),
                    subject.type().name(),
                    subject.problemId(),
                    subject.area(),
                    subject.owner(),
                    subject.unit(),
                    alert.dueVersion(),
                    alert.dueDate(),
                    text,
                    textEn);
        }
    }

    static WebhookBody of(Message message) {
        var alerts = message.lines();
        return new WebhookBody(
                "alert.notified",
                message.at(),
                new Data(
                        message.messageId(),
                        message.address(),
                        message.addressee(),
                        AlertLine.first(message),
                        alerts.size(),
                        alerts.stream()
                                .limit(Message.MOST_LINES)
                                .map(AlertLine::of)
                                .toList()));
    }
}
