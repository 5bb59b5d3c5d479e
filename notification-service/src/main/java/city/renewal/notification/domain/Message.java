package city.renewal.notification.domain;

import city.renewal.events.NodeSubject;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one recipient is told.
 *
 * @param address whose inbox it lies in (see {@link Recipient#address})
 * @param at when it was told, in the domain's time
 */
public record Message(
        String messageId,
        String address,
        String addressee,
        String alertId,
        AlertKind kind,
        Severity severity,
        int level,
        NodeSubject subject,
        int dueVersion,
        LocalDate dueDate,
        Instant at) {
    /** One sentence in Chinese. */
    public String text() {
        return "节点逾期:%s · %s,应于 %s 完成,责任人 %s(第 %d 级提醒)"
                .formatted(
                        subject.projectName(),
                        subject.nodeName(),
                        dueDate,
                        subject.owner().name(),
                        level);
    }

    /** The same in English. */
    public String textEn() {
        return "Overdue: %s, %s was due on %s; %s answers for it (level %d)"
                .formatted(
                        subject.projectName(),
                        subject.nodeName(),
                        dueDate,
                        subject.owner().name(),
                        level);
    }
}
