package city.renewal.progress.application;

import java.time.InstantSource;

/**
 * Lets time have its effect: asks for the projects that are due, never for all, and looks at them again through the same
 * code that facts take. It also finishes what a crash left between a document and its rows.
 */
public final class Sweep {
    private static final int BATCH = 200;

    private final ProgressDocuments documents;
    private final FoldFacts fold;
    private final InstantSource clock;

    public Sweep(ProgressDocuments documents, FoldFacts fold, InstantSource clock) {
        this.documents = documents;
        this.fold = fold;
        this.clock = clock;
    }

    /** @return how many were due; as many as a batch holds: there may be more */
    public int once() {
        var due = documents.due(clock.instant(), BATCH);
        fold.check(due);
        return due.size();
    }

    public static boolean isFull(int due) {
        return due == BATCH;
    }
}
