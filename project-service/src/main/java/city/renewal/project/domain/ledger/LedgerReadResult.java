package city.renewal.project.domain.ledger;

import city.renewal.project.domain.ledger.sheet.LedgerCells;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of parsing a ledger: accepted or refused as a whole.
 *
 * <p>In both cases {@link #rows()} has the outcome of every data row, in sheet order.
 */
public sealed interface LedgerReadResult permits ParsedLedger, RefusedLedger {

    List<LedgerRow> rows();

    /** Warnings in sheet order, for accepted and refused ledgers. */
    List<LedgerWarning> warnings();

    /** Access to the cells of the parsed sheet; null if no sheet has a ledger header. */
    @Nullable
    LedgerCells cells();
}
