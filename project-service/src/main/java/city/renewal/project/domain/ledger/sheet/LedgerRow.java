package city.renewal.project.domain.ledger.sheet;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of one row.
 *
 * @param row sheet row, counted from 1
 * @param projectId null if the row has none
 * @param nodeId null if the row has none and none could be generated
 * @param differences changes of the row's cells by a correction
 * @param reasons empty if accepted; each in Chinese and English on one line
 */
public record LedgerRow(
        int row,
        @Nullable String projectId,
        @Nullable String nodeId,
        Outcome outcome,
        List<String> reasons,
        List<LedgerDifference> differences) {

    public LedgerRow {
        reasons = List.copyOf(reasons);
        differences = List.copyOf(differences);
    }

    /** Returns the row as rejected, with additional reasons. */
    public LedgerRow rejected(List<String> more) {
        var all = Stream.concat(reasons.stream(), more.stream()).toList();
        return new LedgerRow(row, projectId, nodeId, Outcome.REJECTED, all, List.of());
    }

    /** The outcome of the row itself; a ledger with one rejected row writes nothing at all. */
    public enum Outcome {
        ACCEPTED,
        REJECTED,
        /** In a correction: the row's node is new. */
        CREATED,
        /** In a correction: the row changes stored values. */
        CHANGED,
        /** In a correction: the row equals the stored values. */
        UNCHANGED
    }
}
