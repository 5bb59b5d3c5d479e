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
        return switch (kind) {
            case SUSPENDED_LONG ->
                "%s:%s,自 %s 起停工(第 %d 级提醒)".formatted(kind.nameZh(), subject.projectName(), dueDate, level);
            case WATCHDOG -> "%s:有逾期节点没有预警,请检查系统(自 %s 起)".formatted(kind.nameZh(), dueDate);
            default ->
                "%s:%s · %s,应于 %s 完成,责任人 %s(第 %d 级提醒)"
                        .formatted(
                                kind.nameZh(),
                                subject.projectName(),
                                subject.nodeName(),
                                dueDate,
                                subject.owner().name(),
                                level);
        };
    }

    /** The same in English. */
    public String textEn() {
        return switch (kind) {
            case SUSPENDED_LONG ->
                "%s: %s, no work since %s (level %d)".formatted(kind.nameEn(), subject.projectName(), dueDate, level);
            case WATCHDOG -> "%s since %s: look after the platform".formatted(kind.nameEn(), dueDate);
            default ->
                "%s: %s, %s %s due on %s; %s answers for it (level %d)"
                        .formatted(
                                kind.nameEn(),
                                subject.projectName(),
                                subject.nodeName(),
                                kind == AlertKind.OVERDUE ? "was" : "is",
                                dueDate,
                                subject.owner().name(),
                                level);
        };
    }
}
