package city.renewal.notification.domain.condition;

import city.renewal.events.NodeMatters;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subject, besides its standing, that conditions are evaluated on.
 *
 * @param zone IANA zone in which its days begin and end
 * @param signingDue by when the person named signs for it; null: they signed, or nobody has to
 * @param returns how often a claim that it is done was sent back
 * @param extensionId the oldest undecided request for a later date; null: there is none
 * @param extensionRequestedAt when that was asked for
 * @param progressPercent how far the work is, 0 to 100; null: not known
 * @param objectedAt when the person named objected; null: they did not, or signed since
 * @param objection why
 * @param reopened how often it was opened again after it was closed (反弹); null: 0
 */
public record Circumstances(
        String zone,
        @Nullable LocalDate signingDue,
        int returns,
        @Nullable String extensionId,
        @Nullable Instant extensionRequestedAt,
        @Nullable Integer progressPercent,
        @Nullable Instant objectedAt,
        @Nullable String objection,
        @Nullable Integer reopened) {
    static Circumstances of(NodeMatters node) {
        return new Circumstances(
                node.zone(),
                node.signingDue(),
                node.returns(),
                node.extensionId(),
                node.extensionRequestedAt(),
                node.progressPercent(),
                node.objectedAt(),
                node.objection(),
                null);
    }

    static Circumstances of(ProblemStandingChanged problem) {
        return new Circumstances(
                problem.zone(),
                null,
                problem.returns(),
                problem.extensionId(),
                problem.extensionRequestedAt(),
                null,
                null,
                null,
                problem.reopened());
    }

    /** How often it was opened again. */
    int timesReopened() {
        return reopened == null ? 0 : reopened;
    }
}
