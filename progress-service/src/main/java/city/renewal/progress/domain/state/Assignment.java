package city.renewal.progress.domain.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of a node to its owner, and the owner's signature or objection (签收).
 *
 * @param namedAt when the owner was named
 * @param signedAt when the owner signed; null while unsigned
 * @param objectedAt when the owner objected; null when there is no objection, or when the owner has signed since
 * @param objection the reason
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
