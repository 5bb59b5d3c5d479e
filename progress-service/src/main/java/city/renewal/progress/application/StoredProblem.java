package city.renewal.progress.application;

import city.renewal.progress.domain.ProblemMemory;
import city.renewal.progress.domain.ProblemProgress;
import org.jspecify.annotations.Nullable;

/**
 * A problem's progress document as it was read.
 *
 * @param version counts writes; 0: there is no document yet
 * @param outSequence how many changes were ever put into its outbox
 * @param memory what was said about the problem; null: nothing
 * @param refold whether the state is to be folded again from the first fact
 */
public record StoredProblem(
        long version,
        long outSequence,
        ProblemProgress progress,
        @Nullable ProblemMemory memory,
        boolean refold) {
    public static StoredProblem none(String problemId) {
        return new StoredProblem(0, 0, ProblemProgress.unknown(problemId), null, false);
    }
}
