package city.renewal.progress.application;

import city.renewal.events.Envelope;
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

    /**
     * @param documents where to fold to, empty
     * @param rows where to write the rows, empty
     * @param copies where to keep copies, empty
     */
    public Rebuild(
            Journal journal,
            ProgressDocuments documents,
            DeadlineRows rows,
            Copies copies,
            InstantSource clock,
            InstantSource real) {
        this.journal = journal;
        this.rows = rows;
        this.fold =
                new FoldFacts(documents, rows, new ReadOnly(journal), copies, FoldMetrics.NONE, clock, real, _ -> {});
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
        return this;
    }

    /** Folds what came meanwhile about these projects; what is known already is passed over. */
    void catchUp(Collection<String> projectIds) {
        projectIds.forEach(id -> fold.handle(journal.about(id)));
    }

    /** The rows as the journal says they are. */
    public DeadlineRows rows() {
        return rows;
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
        public List<Envelope<?>> about(String subject) {
            return journal.about(subject);
        }

        @Override
        public void read(Consumer<Envelope<?>> reader) {
            journal.read(reader);
        }
    }
}
