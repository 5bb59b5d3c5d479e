package city.renewal.progress.application;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Keeps published bulletins. Nothing changes or removes one, a rebuild neither. */
public interface Bulletins {
    /**
     * Keeps it under the next issue of the programme's year: of two at once, one gets the one after.
     *
     * @param commandId the bulletin that was kept for it is answered instead; null: none was
     * @param ofIssue the bulletin under an issue
     */
    Bulletin keep(String programmeId, int year, @Nullable String commandId, IntFunction<Bulletin> ofIssue);

    Optional<Bulletin> find(String bulletinId);

    /**
     * Those of a programme, the latest first; one more than the limit when there are more.
     *
     * @param after year and issue of the last one seen; empty: from the beginning
     */
    List<Bulletin> of(String programmeId, List<String> after, int limit);
}
