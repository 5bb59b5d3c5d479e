package city.renewal.progress.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the person who answers for a node took it (签收).
 *
 * @param namedAt since when they are named for it
 * @param signedAt when they signed; null while it is unsigned
 * @param objectedAt when they objected; null when they did not, or signed since
 * @param objection why
 */
public record Assignment(
        Instant namedAt,
        @Nullable Instant signedAt,
        @Nullable Instant objectedAt,
        @Nullable String objection) {

    static Assignment named(Instant at) {
        return new Assignment(at, null, null, null);
    }

    Assignment signed(Instant at) {
        return new Assignment(namedAt, at, null, null);
    }

    Assignment objected(Instant at, String why) {
        return new Assignment(namedAt, null, at, why);
    }
}
