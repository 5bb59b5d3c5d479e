package city.renewal.project.domain.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a ledger: all of it, or nothing.
 *
 * <p>Either way {@link #rows()} tells the outcome of every row that holds data, in sheet order.
 */
public sealed interface LedgerReadResult permits ParsedLedger, RefusedLedger {

    List<LedgerRow> rows();

    /** What a person should know beside, in sheet order; whether the ledger was taken or not. */
    List<LedgerWarning> warnings();

    /** Names the cells of the sheet that was read; null when there was none with a ledger's header. */
    @Nullable
    LedgerCells cells();
}
