package city.renewal.progress.application.rebuild;

import city.renewal.events.Envelope;
import city.renewal.progress.application.fold.FoldFacts;
import city.renewal.progress.application.fold.FoldMetrics;
import city.renewal.progress.application.fold.FoldProblems;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.state.DeadlineRows;
import city.renewal.progress.application.state.Journal;
import city.renewal.progress.application.state.ProblemDocuments;
import city.renewal.progress.application.state.ProblemRows;
import city.renewal.progress.application.state.ProgressDocuments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Folds the whole journal into separate collections, with the same code that processes live facts. */
public final class Rebuild {
    private static final int BATCH = 500;

    private final Journal journal;
    private final FoldFacts fold;
    private final DeadlineRows rows;
    private final FoldProblems foldProblems;
    private final ProblemRows problems;

    /**
     * @param documents receives the folded state; must be empty
     * @param rows receives the rows; must be empty
     * @param problemDocuments receives the folded problems; must be empty
     * @param problems receives the problem rows; must be empty
     * @param referenceData receives the reference data; must be empty
     */
    public Rebuild(
            Journal journal,
            ProgressDocuments documents,
            DeadlineRows rows,
            ProblemDocuments problemDocuments,
            ProblemRows problems,
            ReferenceData referenceData,
            InstantSource clock,
            InstantSource real) {
        this.journal = journal;
        this.rows = rows;
        this.problems = problems;
        var readOnly = new ReadOnly(journal);
        this.foldProblems = new FoldProblems(
                problemDocuments, problems, documents, readOnly, referenceData, FoldMetrics.NONE, clock, _ -> {});
        this.fold = new FoldFacts(
                documents, rows, readOnly, referenceData, foldProblems, FoldMetrics.NONE, clock, real, _ -> {});
    }

    /** Folds all facts. */
    public Rebuild run() {
        var batch = new ArrayList<Envelope<?>>(BATCH);
        journal.read(fact -> {
            batch.add(fact);
            if (batch.size() == BATCH) {
                fold.handle(List.copyOf(batch));
                batch.clear();
            }
        });
        fold.handle(List.copyOf(batch));
        foldProblems.checkDue(BATCH);
        return this;
    }

    /** Folds facts that arrived meanwhile about these projects; known facts are skipped. */
    void catchUp(Collection<String> projectIds) {
        projectIds.forEach(id -> fold.handle(journal.about(id)));
        foldProblems.checkDue(BATCH);
    }

    /** The same for these problems. */
    void catchUpProblems(Collection<String> problemIds) {
        problemIds.forEach(id -> fold.handle(journal.after(FoldProblems.source(id), 0)));
        foldProblems.checkDue(BATCH);
    }

    /** The rows that the journal gives. */
    public DeadlineRows rows() {
        return rows;
    }

    /** The problem rows that the journal gives. */
    public ProblemRows problems() {
        return problems;
    }

    /** A journal that ignores appends: the folded facts come from it. */
    private record ReadOnly(Journal journal) implements Journal {
        @Override
        public void append(List<Envelope<?>> facts) {
            // The facts are in the journal already.
        }

        @Override
        public List<Envelope<?>> after(String source, long sequence) {
            return journal.after(source, sequence);
        }

        @Override
        public List<Envelope<?>> about(String subject, Instant before) {
            return journal.about(subject, before);
        }

        @Override
        public List<Envelope<?>> about(String subject) {
            return journal.about(subject);
        }

        @Override
        public void read(Consumer<Envelope<?>> reader) {
            journal.read(reader);
        }
    }
}
