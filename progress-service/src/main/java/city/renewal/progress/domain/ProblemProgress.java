package city.renewal.progress.domain;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the facts about one problem come to. Each of them carries the whole problem, so the one with the highest sequence
 * replaces those before it: the same whatever the order in which they come, and however often.
 *
 * @param problem null while no fact is known
 * @param sequence of the fact that the problem is from; 0 while none is known
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

    /** Takes a fact, by the id and number of its message. */
    public ProblemProgress after(String eventId, long at, ProblemEvent event) {
        return at > sequence ? new ProblemProgress(problemId, event.problem(), at, new LastEvent(eventId, at)) : this;
    }
}
