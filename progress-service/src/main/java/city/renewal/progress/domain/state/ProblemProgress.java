package city.renewal.progress.domain.state;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import org.jspecify.annotations.Nullable;

/**
 * The folded state of one problem. Each fact contains the whole problem, so the fact with the highest sequence replaces
 * the others: the result is independent of the order and the number of deliveries.
 *
 * @param problem null while no fact is known
 * @param sequence of the fact that the state comes from; 0 while none is known
 * @param lastEvent that fact; null while none is known
 */
public record ProblemProgress(
        String problemId,
        @Nullable Problem problem,
        long sequence,
        @Nullable LastEvent lastEvent) {

    public static ProblemProgress unknown(String problemId) {
        return new ProblemProgress(problemId, null, 0, null);
    }

    /** Applies a fact, given the id and sequence number of its message. */
    public ProblemProgress after(String eventId, long at, ProblemEvent event) {
        return at > sequence ? new ProblemProgress(problemId, event.problem(), at, new LastEvent(eventId, at)) : this;
    }
}
