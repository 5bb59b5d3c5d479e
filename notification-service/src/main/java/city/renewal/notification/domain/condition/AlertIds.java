package city.renewal.notification.domain.condition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids that follow from what they identify, so that a decision that is made again, after a crash or by another instance,
 * leads to the same document.
 *
 * <p>Each is the SHA-256, in hex, of its parts with their lengths in front: {@code ("a", "bc")} and {@code ("ab", "c")}
 * differ.
 */
public final class AlertIds {
    /** Takes the project's place in ids and facts about the platform. */
    static final String PLATFORM = "watchdog";

    private AlertIds() {}

    /** The alert of a node that is overdue at a due version. */
    public static String alert(String projectId, String nodeId, int dueVersion) {
        return hash("alert", projectId, nodeId, Integer.toString(dueVersion));
    }

    /** The decision on an overdue node at a due version and level. */
    static String decision(String projectId, String nodeId, int dueVersion, int level) {
        return hash("decision", projectId, nodeId, Integer.toString(dueVersion), Integer.toString(level));
    }

    /** One alert per subject, kind, occurrence and, where the kind is about a date, due version. */
    public static String alert(AlertSubject subject, AlertKind kind, int dueVersion, String occurrence) {
        if (subject instanceof AlertSubject.Problem problem) {
            return hash("problem-alert", problem.problemId(), version(kind, dueVersion), kind.name(), occurrence);
        }
        var first = first(subject);
        var second = second(subject);
        return kind == AlertKind.OVERDUE
                ? alert(first, second, dueVersion)
                : hash("alert", first, second, version(kind, dueVersion), kind.name(), occurrence);
    }

    /** One decision per alert and level. */
    public static String decision(AlertSubject subject, AlertKind kind, int dueVersion, String occurrence, int level) {
        var at = Integer.toString(level);
        if (subject instanceof AlertSubject.Problem problem) {
            return hash(
                    "problem-decision", problem.problemId(), version(kind, dueVersion), at, kind.name(), occurrence);
        }
        var first = first(subject);
        var second = second(subject);
        return kind == AlertKind.OVERDUE
                ? decision(first, second, dueVersion, level)
                : hash("decision", first, second, version(kind, dueVersion), at, kind.name(), occurrence);
    }

    /** The thread of all messages about one subject. */
    public static String thread(AlertSubject subject) {
        return subject instanceof AlertSubject.Problem problem
                ? hash("problem-thread", problem.problemId())
                : hash("message", first(subject), second(subject));
    }

    /** Identifies a set of ids, independent of their order. */
    static String set(Collection<String> ids) {
        return hash(ids.stream().sorted().distinct().toArray(String[]::new));
    }

    /** The first of the two parts that identify a subject in its ids. */
    private static String first(AlertSubject subject) {
        return switch (subject) {
            case AlertSubject.Platform _ -> PLATFORM;
            case AlertSubject.Node _, AlertSubject.Project _, AlertSubject.Problem _, AlertSubject.Order _ ->
                subject.projectId();
        };
    }

    private static String second(AlertSubject subject) {
        return switch (subject) {
            case AlertSubject.Node node -> node.nodeId();
            case AlertSubject.Project _ -> "";
            case AlertSubject.Problem problem -> problem.problemId();
            case AlertSubject.Order order -> order.orderId();
            case AlertSubject.Platform platform -> platform.district() + "@" + platform.day();
        };
    }

    private static String version(AlertKind kind, int dueVersion) {
        return kind.isAboutTheDate() ? Integer.toString(dueVersion) : "";
    }

    /** One decision per supervision order, answer cycle, and reason of the message: a change, or an escalation level. */
    public static String order(String orderId, String what, int cycle, int level) {
        return hash("order", orderId, what, Integer.toString(cycle), Integer.toString(level));
    }

    /** The decision to notify a new responsible person after another person of the level was notified. */
    public static String takenOver(String decisionId, String address) {
        return hash("taken-over", decisionId, address);
    }

    /** One message per decision and recipient; receivers recognise a repetition by it. */
    public static String message(String decisionId, String address) {
        return hash("message", decisionId, address);
    }

    /** One delivery per message, channel and target. */
    public static String delivery(String messageId, String channel, String target) {
        return hash("delivery", messageId, channel, target);
    }

    /** One group per recipient, branch, channels, and values of the fields that it is grouped by. */
    public static String group(String address, String routeId, List<String> channels, List<String> values) {
        return hash("group", address, routeId, String.join(",", channels), hash(values.toArray(String[]::new)));
    }

    /** The message of a group with that number. */
    public static String groupMessage(String groupId, long number) {
        return hash("group-message", groupId, Long.toString(number));
    }

    /** The object that a repeatable command creates: one for each command, however often it runs. */
    public static String madeBy(String commandId) {
        return hash("made-by", commandId);
    }

    private static String hash(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
