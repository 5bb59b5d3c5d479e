package city.renewal.notification.domain;

import city.renewal.events.NodeSubject;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the alerts that a message tells of. To whom and when is the message's matter.
 *
 * @param dueDate of the node; of a project, since when it is so
 * @param detail what is said of it besides, such as the reason of an objection; null: nothing
 */
public record Line(
        String alertId,
        MessageKind kind,
        Severity severity,
        int level,
        NodeSubject subject,
        int dueVersion,
        LocalDate dueDate,
        @Nullable String detail) {
    public Line(
            String alertId,
            MessageKind kind,
            Severity severity,
            int level,
            NodeSubject subject,
            int dueVersion,
            LocalDate dueDate) {
        this(alertId, kind, severity, level, subject, dueVersion, dueDate, null);
    }

    /** One sentence in Chinese. */
    public String text() {
        return switch (kind) {
            case SUSPENDED_LONG ->
                "%s：%s，自 %s 起停工（第 %d 级提醒）".formatted(kind.nameZh(), subject.projectName(), dueDate, level);
            case OBJECTED ->
                "%s：%s · %s，责任人 %s 提出异议：%s（第 %d 级提醒）"
                        .formatted(
                                kind.nameZh(),
                                subject.projectName(),
                                subject.nodeName(),
                                subject.owner().name(),
                                said(),
                                level);
            case WATCHDOG -> "%s：有逾期节点没有预警，请检查系统（自 %s 起）".formatted(kind.nameZh(), dueDate);
            case ORDER_ISSUED -> "收到%s：%s，请于 %s 前书面答复".formatted(subject.nodeName(), subject.projectName(), dueDate);
            case ORDER_REPLIED ->
                "%s 已答复 %s：%s，请审定".formatted(subject.unit().name(), subject.nodeName(), subject.projectName());
            case ORDER_RETURNED ->
                "%s 的答复被退回：%s，请于 %s 前重新答复".formatted(subject.nodeName(), subject.projectName(), dueDate);
            case ORDER_CLOSED -> "%s 已办结：%s".formatted(subject.nodeName(), subject.projectName());
            case ORDER_UNANSWERED ->
                "督办单逾期未复：%s · %s，%s 应于 %s 前答复（第 %d 级提醒）"
                        .formatted(
                                subject.nodeName(),
                                subject.projectName(),
                                subject.unit().name(),
                                dueDate,
                                level);
            default ->
                "%s：%s · %s，应于 %s 完成，责任人 %s（第 %d 级提醒）"
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
            case OBJECTED ->
                "%s: %s, %s; %s objected to being named for it: %s (level %d)"
                        .formatted(
                                kind.nameEn(),
                                subject.projectName(),
                                subject.nodeName(),
                                subject.owner().name(),
                                said(),
                                level);
            case WATCHDOG -> "%s since %s: look after the platform".formatted(kind.nameEn(), dueDate);
            case ORDER_ISSUED ->
                "Supervision order %s on %s: please answer in writing by %s"
                        .formatted(subject.nodeName(), subject.projectName(), dueDate);
            case ORDER_REPLIED ->
                "%s answered %s on %s: please judge the answer"
                        .formatted(subject.unit().name(), subject.nodeName(), subject.projectName());
            case ORDER_RETURNED ->
                "The answer to %s on %s was sent back: please answer again by %s"
                        .formatted(subject.nodeName(), subject.projectName(), dueDate);
            case ORDER_CLOSED -> "%s on %s is filed".formatted(subject.nodeName(), subject.projectName());
            case ORDER_UNANSWERED ->
                "No answer to supervision order %s on %s: %s owed it by %s (level %d)"
                        .formatted(
                                subject.nodeName(),
                                subject.projectName(),
                                subject.unit().name(),
                                dueDate,
                                level);
            default ->
                "%s: %s, %s %s due on %s; %s answers for it (level %d)"
                        .formatted(
                                kind.nameEn(),
                                subject.projectName(),
                                subject.nodeName(),
                                kind == MessageKind.OVERDUE ? "was" : "is",
                                dueDate,
                                subject.owner().name(),
                                level);
        };
    }

    private String said() {
        return Objects.requireNonNullElse(detail, "");
    }
}
