package city.renewal.progress.application;

import city.renewal.events.Envelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Folds the whole journal again, into collections of its own, through the same code that facts take. */
public final class Rebuild {
    private static final int BATCH = 500;

    private final Journal journal;
    private final FoldFacts fold;
    private final DeadlineRows rows;
    private final FoldProblems foldProblems;
    private final ProblemRows problems;

    /**
     * @param documents where to fold to, empty
     * @param rows where to write the rows, empty
     * @param problemDocuments where to fold problems to, empty
     * @param problems where to write their rows, empty
     * @param copies where to keep copies, empty
     */
    public Rebuild(
            Journal journal,
            ProgressDocuments documents,
            DeadlineRows rows,
            ProblemDocuments problemDocuments,
            ProblemRows problems,
            Copies copies,
            InstantSource clock,
            InstantSource real) {
        this.journal = journal;
        this.rows = rows;
        this.problems = problems;
        var readOnly = new ReadOnly(journal);
        this.foldProblems = new FoldProblems(
                problemDocuments, problems, documents, readOnly, copies, FoldMetrics.NONE, clock, _ -> {});
        this.fold =
                new FoldFacts(documents, rows, readOnly, copies, foldProblems, FoldMetrics.NONE, clock, real, _ -> {});
    }

    /** Folds everything. */
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

    /** Folds what came meanwhile about these projects; what is known already is passed over. */
    void catchUp(Collection<String> projectIds) {
        projectIds.forEach(id -> fold.handle(journal.about(id)));
        foldProblems.checkDue(BATCH);
    }

    /** The same about these problems. */
    void catchUpProblems(Collection<String> problemIds) {
        problemIds.forEach(id -> fold.handle(journal.after(FoldProblems.source(id), 0)));
        foldProblems.checkDue(BATCH);
    }

    /** The rows as the journal says they are. */
    public DeadlineRows rows() {
        return rows;
    }

    /** The problem list as the journal says it is. */
    public ProblemRows problems() {
        return problems;
    }

    /** What is folded comes from the journal and is in it already. */
    private record ReadOnly(Journal journal) implements Journal {
        @Override
        public void append(List<Envelope<?>> facts) {
            // They are there.
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
