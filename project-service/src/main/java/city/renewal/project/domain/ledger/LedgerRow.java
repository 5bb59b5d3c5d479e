package city.renewal.project.domain.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one row.
 *
 * @param row sheet row, counted from 1
 * @param projectId null when the row does not say
 * @param nodeId null when the row does not say and none could be given
 * @param reasons empty when accepted; Chinese and English in one line each
 */
public record LedgerRow(
        int row, @Nullable String projectId, @Nullable String nodeId, Outcome outcome, List<String> reasons) {

    public LedgerRow {
        reasons = List.copyOf(reasons);
    }

    /** Whether the row by itself is good; a ledger with one rejected row writes nothing all the same. */
    public enum Outcome {
        ACCEPTED,
        REJECTED
    }
}
