package city.renewal.progress.application.bulletin;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Stores published bulletins. They are never changed or removed, not even by a rebuild. */
public interface Bulletins {
    /**
     * Stores a bulletin under the next issue number of the programme's year. Concurrent calls get different numbers.
     *
     * @param commandId an idempotency key: a bulletin that was stored for it before is returned instead; null: none
     * @param ofIssue creates the bulletin for an issue number
     */
    Bulletin saveAsNextIssue(String programmeId, int year, @Nullable String commandId, IntFunction<Bulletin> ofIssue);

    Optional<Bulletin> find(String bulletinId);

    /**
     * The bulletins of a programme, the latest first; one more than the limit when there are more.
     *
     * @param after year and issue of the last one returned; empty: from the beginning
     */
    List<Bulletin> of(String programmeId, List<String> after, int limit);
}
