package city.renewal.notification.domain.message;

import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.recipient.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A notification to one recipient.
 *
 * @param address whose inbox it lies in (see {@link Recipient#address})
 * @param at when it was made, in the domain's time
 * @param parts the alerts of a message about several; empty for one about a single alert, whose data its own fields hold
 * @param detail further text about its single alert; null: none
 */
public record Message(
        String messageId,
        String address,
        String addressee,
        String alertId,
        MessageKind kind,
        Severity severity,
        int level,
        AlertSubject subject,
        int dueVersion,
        LocalDate dueDate,
        Instant at,
        @Nullable List<MessageLine> parts,
        @Nullable String detail) {
    /** A message lists at most this many alerts, and counts the rest. */
    public static final int MOST_LINES = 100;

    public Message {
        parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
        subject = ofItsKind(subject, kind);
    }

    /** Messages of orders that were stored before orders were subjects have the order's id and number as a node's. */
    private static AlertSubject ofItsKind(AlertSubject subject, MessageKind kind) {
        return kind.isOfOrder() && subject instanceof AlertSubject.Node node
                ? new AlertSubject.Order(
                        node.jurisdiction(),
                        node.chain(),
                        node.project(),
                        node.nodeId(),
                        node.name(),
                        node.project().name())
                : subject;
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
            AlertSubject subject,
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
                List.of(),
                null);
    }

    /** About one alert, to one recipient. */
    public static Message of(String messageId, Recipient to, MessageLine line, Instant at) {
        return of(messageId, to, line, line.severity(), line.level(), at, List.of());
    }

    /** About several alerts to one recipient: the first represents all where only one can be named. */
    public static Message together(String messageId, Recipient to, List<MessageLine> lines, Instant at) {
        var first = lines.getFirst();
        return of(
                messageId,
                to,
                first,
                lines.stream()
                        .map(MessageLine::severity)
                        .min(Comparator.naturalOrder())
                        .orElse(first.severity()),
                lines.stream().mapToInt(MessageLine::level).max().orElse(first.level()),
                at,
                lines.size() == 1 ? List.of() : lines);
    }

    private static Message of(
            String messageId,
            Recipient to,
            MessageLine first,
            Severity severity,
            int level,
            Instant at,
            List<MessageLine> parts) {
        return new Message(
                messageId,
                to.address(),
                to.name(),
                first.alertId(),
                first.kind(),
                severity,
                level,
                first.subject(),
                first.dueVersion(),
                first.dueDate(),
                at,
                parts,
                first.detail());
    }

    /** One line for each of its alerts. */
    public List<MessageLine> lines() {
        return parts == null || parts.isEmpty()
                ? List.of(new MessageLine(alertId, kind, severity, level, subject, dueVersion, dueDate, detail))
                : parts;
    }

    public boolean isAboutSeveral() {
        return lines().size() > 1;
    }

    private String listed(String head, String more, Function<MessageLine, String> line) {
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
                ? "共 %d 项预警（%s）。首项：%s"
                        .formatted(
                                lines().size(),
                                kinds(MessageLine::kindZh, "、"),
                                lines().getFirst().text())
                : text();
    }

    /** The same in English. */
    public String summaryEn() {
        return isAboutSeveral()
                ? "%d matters (%s); the first: %s"
                        .formatted(
                                lines().size(),
                                kinds(MessageLine::kindEn, ", "),
                                lines().getFirst().textEn())
                : textEn();
    }

    private String kinds(Function<MessageLine, String> name, String separator) {
        var counts = new LinkedHashMap<String, Integer>();
        lines().stream()
                .sorted(Comparator.comparing(MessageLine::kind))
                .forEach(line -> counts.merge(name.apply(line), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(separator));
    }

    /** One sentence in Chinese, and a line for each of several alerts. */
    public String text() {
        if (isAboutSeveral()) {
            return listed("共 %d 项预警：".formatted(lines().size()), "另有 %d 项", MessageLine::text);
        }
        return lines().getFirst().text();
    }

    /** The same in English. */
    public String textEn() {
        if (isAboutSeveral()) {
            return listed("%d matters:".formatted(lines().size()), "and %d more", MessageLine::textEn);
        }
        return lines().getFirst().textEn();
    }
}
