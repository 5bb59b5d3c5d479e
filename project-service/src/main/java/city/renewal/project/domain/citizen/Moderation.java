package city.renewal.project.domain.citizen;

import city.renewal.events.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision on a report, with the report's public fields.
 *
 * @param problemId the problem that was raised, or that the report was merged into; null if it was declined
 * @param text the moderator's public wording; null: none
 * @param address public address, written by the moderator; null: none
 * @param location public position; null: unknown
 * @param reason reason for declining, shown only to the holder of the token; null otherwise
 */
public record Moderation(
        Verdict verdict,
        @Nullable String problemId,
        @Nullable String text,
        @Nullable String address,
        @Nullable Location location,
        @Nullable String reason,
        String by,
        Instant at) {
    /** The decision on a report. */
    public enum Verdict {
        /** A new problem is raised. */
        ACCEPTED,
        /** The report is merged into an existing problem. */
        MERGED,
        /** The report is declined: no unit is responsible. */
        DECLINED
    }
}
