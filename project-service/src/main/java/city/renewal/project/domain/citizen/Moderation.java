package city.renewal.project.domain.citizen;

import city.renewal.events.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator decided about a report, and what of it may be public.
 *
 * @param problemId the problem that it became or joined; null when it was declined
 * @param text the moderator's wording, which is public; null: none
 * @param address where it is, in the moderator's words, which is public; null: none
 * @param location where it is, which is public; null: unknown
 * @param reason why it was declined, which only the holder of the token is told; null otherwise
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
    /** What becomes of a report. */
    public enum Verdict {
        /** It is a problem of its own. */
        ACCEPTED,
        /** It is about a problem that is on the list already. */
        MERGED,
        /** No unit here is responsible for it. */
        DECLINED
    }
}
