package city.renewal.project.domain.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of one row.
 *
 * @param row sheet row, counted from 1
 * @param projectId null when the row does not say
 * @param nodeId null when the row does not say and none could be given
 * @param differences what a correction changes in the row's cells
 * @param reasons empty when accepted; Chinese and English in one line each
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

    /** The same row, with these reasons more to reject it. */
    public LedgerRow rejected(List<String> more) {
        var all = Stream.concat(reasons.stream(), more.stream()).toList();
        return new LedgerRow(row, projectId, nodeId, Outcome.REJECTED, all, List.of());
    }

    /** What came of the row by itself; a ledger with one rejected row writes nothing all the same. */
    public enum Outcome {
        ACCEPTED,
        REJECTED,
        /** Of a correction: the row's node is new. */
        CREATED,
        /** Of a correction: the row changes what is known. */
        CHANGED,
        /** Of a correction: the row says what is known. */
        UNCHANGED
    }
}
