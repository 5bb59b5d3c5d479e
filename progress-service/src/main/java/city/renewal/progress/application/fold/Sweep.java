package city.renewal.progress.application.fold;

import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProgressDocuments;
import java.time.InstantSource;

/**
 * Evaluates due projects and problems, so that time takes effect. It reads only due documents and uses the same code
 * that processes facts. It also completes documents whose rows a crash left unwritten.
 */
public final class Sweep {
    private static final int BATCH = 200;

    private final ProgressDocuments documents;
    private final FoldFacts fold;
    private final ProblemDocuments problemDocuments;
    private final FoldProblems problems;
    private final InstantSource clock;

    public Sweep(
            ProgressDocuments documents,
            FoldFacts fold,
            ProblemDocuments problemDocuments,
            FoldProblems problems,
            InstantSource clock) {
        this.documents = documents;
        this.fold = fold;
        this.problemDocuments = problemDocuments;
        this.problems = problems;
        this.clock = clock;
    }

    /** @return the number of due documents; if it is a full batch, there may be more */
    public int runOnce() {
        var due = documents.due(clock.instant(), BATCH);
        fold.check(due);
        var dueProblems = problemDocuments.due(clock.instant(), BATCH);
        problems.check(dueProblems);
        return due.size() + dueProblems.size();
    }

    public static boolean isFull(int due) {
        return due >= BATCH;
    }
}
