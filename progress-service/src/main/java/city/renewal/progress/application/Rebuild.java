package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.progress.domain.DeadlineRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Folds the whole journal again, into collections of its own, through the same code that facts take; and compares lists row
 * by row. What it says is only about rows whose projects are not due: those due are on their way.
 */
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

    /** Every row as the journal says it is. */
    public SortedMap<String, DeadlineRow> run() {
        var batch = new ArrayList<Envelope<?>>(BATCH);
        journal.read(fact -> {
            batch.add(fact);
            if (batch.size() == BATCH) {
                fold.handle(List.copyOf(batch));
                batch.clear();
            }
        });
        fold.handle(List.copyOf(batch));
        return rows.all();
    }

    /** Each difference as a sentence; empty: the lists are equal, row by row. */
    public static List<String> differences(
            SortedMap<String, DeadlineRow> expected, SortedMap<String, DeadlineRow> actual) {
        var differences = new ArrayList<String>();
        expected.forEach((id, row) -> {
            var other = actual.get(id);
            if (other == null) {
                differences.add("Row %s is missing".formatted(id));
            } else if (!other.equals(row)) {
                differences.add("Row %s should be %s, but is %s".formatted(id, row, other));
            }
        });
        actual.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .forEach(id -> differences.add("Row %s should not be there".formatted(id)));
        return differences;
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
