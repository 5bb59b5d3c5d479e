package city.renewal.progress.application;

import java.time.InstantSource;

/**
 * Lets time have its effect: asks for the projects and problems that are due, never for all, and looks at them again through the same
 * code that facts take. It also finishes what a crash left between a document and its rows.
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

    /** @return how many were due; as many as a batch holds or more: there may be others */
    public int once() {
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
