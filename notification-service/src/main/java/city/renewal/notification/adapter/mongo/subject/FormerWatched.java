package city.renewal.notification.adapter.mongo.subject;

import city.renewal.events.Standing;
import city.renewal.notification.domain.condition.AlertCondition;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Circumstances;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.starter.json.Bson;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Reads the former shape of what is known of a node, in which being overdue was kept apart from every other condition:
 *
 * <pre>{@code
 * { _id, turn, …, standing: {raised: [1, 2], …}, concerns: {subject, sequence, matters, raised: […], turn, …} }
 * }</pre>
 *
 * <p>{@code standing.raised} has the due versions for which an overdue alert was raised. All else stands in {@code concerns}.
 */
public final class FormerWatched {
    private FormerWatched() {}

    private record FormerStanding(List<Integer> raised) {}

    private record Concerns(
            AlertSubject subject,
            long sequence,
            int dueVersion,
            @Nullable LocalDate dueDate,
            @Nullable Standing standing,
            @Nullable Circumstances matters,
            @Nullable String silentSince,
            @Nullable String suspensionId,
            @Nullable LocalDate suspendedFrom,
            @Nullable String zone,
            List<AlertCondition> raised,
            long turn) {}

    public static WatchedSubject read(Document document) {
        var standing = Bson.read(document.get("standing", Document.class), FormerStanding.class);
        var concerns = Bson.read(document.get("concerns", Document.class), Concerns.class);
        var overdue = standing.raised().stream().map(version -> new AlertCondition(AlertKind.OVERDUE, "", version));
        return new WatchedSubject(
                concerns.subject(),
                concerns.sequence(),
                concerns.dueVersion(),
                concerns.dueDate(),
                concerns.standing(),
                concerns.matters(),
                concerns.silentSince(),
                concerns.suspensionId(),
                concerns.suspendedFrom(),
                concerns.zone(),
                Stream.concat(overdue, concerns.raised().stream()).toList(),
                concerns.turn());
    }
}
