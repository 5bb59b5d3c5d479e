package city.renewal.progress.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A fact that something was changed by, as {@code ce_id} and {@code ce_sequence} name it.
 *
 * @param at when it was decided: what orders facts of different sources
 */
public record Touch(String id, long sequence, Instant at) {
    private static final Comparator<Touch> BY_TIME =
            Comparator.comparing(Touch::at).thenComparing(Touch::id).thenComparingLong(Touch::sequence);

    /** Of two facts of one project, the one decided later. */
    static @Nullable Touch later(@Nullable Touch one, @Nullable Touch other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.sequence > one.sequence ? other : one;
    }

    /** Of two facts of any source, the newer one; the same whichever is named first. */
    static @Nullable Touch newer(@Nullable Touch one, @Nullable Touch other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return BY_TIME.compare(other, one) > 0 ? other : one;
    }
}
