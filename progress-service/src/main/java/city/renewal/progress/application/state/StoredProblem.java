package city.renewal.progress.application.state;

import city.renewal.progress.domain.row.PublishedProblemState;
import city.renewal.progress.domain.state.ProblemProgress;
import org.jspecify.annotations.Nullable;

/**
 * A problem's progress document as it was read.
 *
 * @param version counts writes; 0: the document does not exist
 * @param outSequence the number of events that were ever added to its outbox
 * @param published the last published state of the problem; null: none
 * @param refold whether the state must be folded again from the first fact
 */
public record StoredProblem(
        long version,
        long outSequence,
        ProblemProgress progress,
        @Nullable PublishedProblemState published,
        boolean refold) {
    public static StoredProblem none(String problemId) {
        return new StoredProblem(0, 0, ProblemProgress.unknown(problemId), null, false);
    }
}
