package city.renewal.progress.domain.state;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a fact, by its {@code ce_id} and {@code ce_sequence}.
 *
 * @param at when the fact was decided; orders facts of different sources
 */
public record EventRef(String id, long sequence, Instant at) {
    private static final Comparator<EventRef> BY_TIME =
            Comparator.comparing(EventRef::at).thenComparing(EventRef::id).thenComparingLong(EventRef::sequence);

    /** Returns the later of two facts of one project, by sequence. */
    static @Nullable EventRef later(@Nullable EventRef one, @Nullable EventRef other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.sequence > one.sequence ? other : one;
    }

    /** Returns the later of two facts of any source, by time; the result does not depend on the argument order. */
    static @Nullable EventRef newer(@Nullable EventRef one, @Nullable EventRef other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return BY_TIME.compare(other, one) > 0 ? other : one;
    }
}
