package city.renewal.notification.domain;

import city.renewal.events.NodeSubject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient is told.
 *
 * @param address whose inbox it lies in (see {@link Recipient#address})
 * @param at when it was told, in the domain's time
 * @param parts what it puts together; empty for one that is about one alert
 */
public record Message(
        String messageId,
        String address,
        String addressee,
        String alertId,
        MessageKind kind,
        Severity severity,
        int level,
        NodeSubject subject,
        int dueVersion,
        LocalDate dueDate,
        Instant at,
        @Nullable List<Message> parts) {
    /** So many of its alerts a message names; of the rest it says how many they are. */
    public static final int MOST_LINES = 100;

    public Message {
        parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
    }

    /** About one alert. */
    public Message(
            String messageId,
            String address,
            String addressee,
            String alertId,
            MessageKind kind,
            Severity severity,
            int level,
            NodeSubject subject,
            int dueVersion,
            LocalDate dueDate,
            Instant at) {
        this(
                messageId,
                address,
                addressee,
                alertId,
                kind,
                severity,
                level,
                subject,
                dueVersion,
                dueDate,
                at,
                List.of());
    }

    /** About several alerts to one recipient: the first part stands for all where only one can be named. */
    public static Message together(String messageId, List<Message> parts, Instant at) {
        var first = parts.getFirst();
        return new Message(
                messageId,
                first.address,
                first.addressee,
                first.alertId,
                first.kind,
                parts.stream()
                        .map(Message::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(first.severity),
                parts.stream().mapToInt(Message::level).max().orElse(first.level),
                first.subject,
                first.dueVersion,
                first.dueDate,
                at,
                parts);
    }

    /** What it tells of, alert by alert; itself when it is about one. */
    public List<Message> lines() {
        return parts == null || parts.isEmpty() ? List.of(this) : parts;
    }

    public boolean isAboutSeveral() {
        return lines().size() > 1;
    }

    private String listed(String head, String more, Function<Message, String> line) {
        var text = new StringBuilder(head);
        var all = lines();
        for (var i = 0; i < Math.min(all.size(), MOST_LINES); i++) {
            text.append("\n").append(i + 1).append(". ").append(line.apply(all.get(i)));
        }
        return all.size() <= MOST_LINES
                ? text.toString()
                : text.append("\n")
                        .append(more.formatted(all.size() - MOST_LINES))
                        .toString();
    }

    /** One sentence in Chinese, however many alerts: how many there are, of which kinds, and the first of them. */
    public String summary() {
        return isAboutSeveral()
                ? "共 %d 项提醒(%s)。首项:%s"
                        .formatted(
                                lines().size(),
                                kinds(MessageKind::nameZh, "、"),
                                lines().getFirst().text())
                : text();
    }

    /** The same in English. */
    public String summaryEn() {
        return isAboutSeveral()
                ? "%d matters (%s); the first: %s"
                        .formatted(
                                lines().size(),
                                kinds(MessageKind::nameEn, ", "),
                                lines().getFirst().textEn())
                : textEn();
    }

    private String kinds(Function<MessageKind, String> name, String separator) {
        var counts = new EnumMap<MessageKind, Integer>(MessageKind.class);
        lines().forEach(line -> counts.merge(line.kind(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> name.apply(count.getKey()) + " " + count.getValue())
                .collect(Collectors.joining(separator));
    }

    /** One sentence in Chinese, and a line for each of several alerts. */
    public String text() {
        if (isAboutSeveral()) {
            return listed("共 %d 项提醒:".formatted(lines().size()), "另有 %d 项", Message::text);
        }
        return switch (kind) {
            case SUSPENDED_LONG ->
                "%s:%s,自 %s 起停工(第 %d 级提醒)".formatted(kind.nameZh(), subject.projectName(), dueDate, level);
            case WATCHDOG -> "%s:有逾期节点没有预警,请检查系统(自 %s 起)".formatted(kind.nameZh(), dueDate);
            case ORDER_ISSUED -> "收到%s:%s,请于 %s 前书面答复".formatted(subject.nodeName(), subject.projectName(), dueDate);
            case ORDER_REPLIED ->
                "%s 已答复 %s:%s,请审定".formatted(subject.unit().name(), subject.nodeName(), subject.projectName());
            case ORDER_RETURNED ->
                "%s 的答复被退回:%s,请于 %s 前重新答复".formatted(subject.nodeName(), subject.projectName(), dueDate);
            case ORDER_CLOSED -> "%s 已办结:%s".formatted(subject.nodeName(), subject.projectName());
            case ORDER_UNANSWERED ->
                "督办单逾期未复:%s · %s,%s 应于 %s 前答复(第 %d 级提醒)"
                        .formatted(
                                subject.nodeName(),
                                subject.projectName(),
                                subject.unit().name(),
                                dueDate,
                                level);
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
        if (isAboutSeveral()) {
            return listed("%d matters:".formatted(lines().size()), "and %d more", Message::textEn);
        }
        return switch (kind) {
            case SUSPENDED_LONG ->
                "%s: %s, no work since %s (level %d)".formatted(kind.nameEn(), subject.projectName(), dueDate, level);
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
}
