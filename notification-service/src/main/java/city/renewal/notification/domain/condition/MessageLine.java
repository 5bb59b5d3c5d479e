package city.renewal.notification.domain.condition;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the alerts in a message. Recipient and time belong to the message.
 *
 * @param dueDate of the subject; of a project, since when it is so
 * @param detail further text, such as the reason of an objection, or the nodes that a problem holds up; null: none
 */
public record MessageLine(
        String alertId,
        MessageKind kind,
        Severity severity,
        int level,
        AlertSubject subject,
        int dueVersion,
        LocalDate dueDate,
        @Nullable String detail) {
    public MessageLine(
            String alertId,
            MessageKind kind,
            Severity severity,
            int level,
            AlertSubject subject,
            int dueVersion,
            LocalDate dueDate) {
        this(alertId, kind, severity, level, subject, dueVersion, dueDate, null);
    }

    /** The name of its kind for its subject, in Chinese. */
    public String kindZh() {
        return kindZh(kind, subject);
    }

    /** The name of a kind for a subject, in Chinese. */
    public static String kindZh(MessageKind kind, AlertSubject subject) {
        return kind == MessageKind.OVERDUE && subject instanceof AlertSubject.Problem ? "问题逾期" : kind.nameZh();
    }

    /** The same in English. */
    public String kindEn() {
        return kind == MessageKind.OVERDUE && subject instanceof AlertSubject.Problem
                ? "Problem overdue"
                : kind.nameEn();
    }

    /** One sentence in Chinese. */
    public String text() {
        return switch (subject) {
            case AlertSubject.Problem it -> problem(it);
            case AlertSubject.Order it -> order(it);
            case AlertSubject.Platform _ -> "%s：有逾期事项没有预警，请检查系统（自 %s 起）".formatted(kind.nameZh(), dueDate);
            case AlertSubject.Project it ->
                "%s：%s，自 %s 起停工（第 %d 级预警）".formatted(kind.nameZh(), it.name(), dueDate, level);
            case AlertSubject.Node it
            when kind == MessageKind.OBJECTED ->
                "%s：%s · %s，责任人 %s 提出异议：%s（第 %d 级预警）"
                        .formatted(
                                kind.nameZh(),
                                it.projectName(),
                                it.name(),
                                it.owner().name(),
                                said(),
                                level);
            case AlertSubject.Node it ->
                "%s：%s · %s，应于 %s 完成，责任人 %s（第 %d 级预警）"
                        .formatted(
                                kind.nameZh(),
                                it.projectName(),
                                it.name(),
                                dueDate,
                                it.owner().name(),
                                level);
        };
    }

    private String problem(AlertSubject.Problem it) {
        var head = it.project() == null ? "" : it.projectName() + " · ";
        return kind == MessageKind.BLOCKS_NODES
                ? "%s：%s%s，使以下节点无法推进：%s；应于 %s 解决，责任人 %s（第 %d 级预警）"
                        .formatted(
                                kindZh(),
                                head,
                                it.name(),
                                said(),
                                dueDate,
                                it.owner().name(),
                                level)
                : "%s：%s%s，应于 %s 整改完成，责任人 %s（第 %d 级预警）"
                        .formatted(
                                kindZh(), head, it.name(), dueDate, it.owner().name(), level);
    }

    private String order(AlertSubject.Order it) {
        return switch (kind) {
            case ORDER_ISSUED -> "收到%s：%s，请于 %s 前书面答复".formatted(it.name(), it.about(), dueDate);
            case ORDER_REPLIED -> "%s 已答复 %s：%s，请审定".formatted(it.unit().name(), it.name(), it.about());
            case ORDER_RETURNED -> "%s 的答复被退回：%s，请于 %s 前重新答复".formatted(it.name(), it.about(), dueDate);
            case ORDER_CLOSED -> "%s 已办结：%s".formatted(it.name(), it.about());
            default ->
                "督办单逾期未复：%s · %s，%s 应于 %s 前答复（第 %d 级预警）"
                        .formatted(it.name(), it.about(), it.unit().name(), dueDate, level);
        };
    }

    /** The same in English. */
    public String textEn() {
        return switch (subject) {
            case AlertSubject.Problem it -> problemEn(it);
            case AlertSubject.Order it -> orderEn(it);
            case AlertSubject.Platform _ -> "%s since %s: look after the platform".formatted(kind.nameEn(), dueDate);
            case AlertSubject.Project it ->
                "%s: %s, no work since %s (level %d)".formatted(kind.nameEn(), it.name(), dueDate, level);
            case AlertSubject.Node it
            when kind == MessageKind.OBJECTED ->
                "%s: %s, %s; %s objected to being named for it: %s (level %d)"
                        .formatted(
                                kind.nameEn(),
                                it.projectName(),
                                it.name(),
                                it.owner().name(),
                                said(),
                                level);
            case AlertSubject.Node it ->
                "%s: %s, %s %s due on %s; %s answers for it (level %d)"
                        .formatted(
                                kind.nameEn(),
                                it.projectName(),
                                it.name(),
                                kind == MessageKind.OVERDUE ? "was" : "is",
                                dueDate,
                                it.owner().name(),
                                level);
        };
    }

    private String problemEn(AlertSubject.Problem it) {
        var head = it.project() == null ? "" : it.projectName() + ", ";
        return kind == MessageKind.BLOCKS_NODES
                ? "%s: %s%s holds up %s; due on %s; %s answers for it (level %d)"
                        .formatted(
                                kindEn(),
                                head,
                                it.name(),
                                said(),
                                dueDate,
                                it.owner().name(),
                                level)
                : "%s: %s%s %s due on %s; %s answers for it (level %d)"
                        .formatted(
                                kindEn(),
                                head,
                                it.name(),
                                kind == MessageKind.OVERDUE ? "was" : "is",
                                dueDate,
                                it.owner().name(),
                                level);
    }

    private String orderEn(AlertSubject.Order it) {
        return switch (kind) {
            case ORDER_ISSUED ->
                "Supervision order %s on %s: please answer in writing by %s".formatted(it.name(), it.about(), dueDate);
            case ORDER_REPLIED ->
                "%s answered %s on %s: please judge the answer"
                        .formatted(it.unit().name(), it.name(), it.about());
            case ORDER_RETURNED ->
                "The answer to %s on %s was sent back: please answer again by %s"
                        .formatted(it.name(), it.about(), dueDate);
            case ORDER_CLOSED -> "%s on %s is filed".formatted(it.name(), it.about());
            default ->
                "No answer to supervision order %s on %s: %s owed it by %s (level %d)"
                        .formatted(it.name(), it.about(), it.unit().name(), dueDate, level);
        };
    }

    private String said() {
        return Objects.requireNonNullElse(detail, "");
    }
}
