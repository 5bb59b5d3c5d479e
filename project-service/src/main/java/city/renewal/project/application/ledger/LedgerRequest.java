package city.renewal.project.application.ledger;

import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.domain.ledger.UnknownPeople;

/**
 * The options of a ledger import.
 *
 * @param ledgerId id of the import; a request with the same id is a retry
 * @param unknownPeople policy for people and units that are missing from the directory
 */
public record LedgerRequest(
        String programmeId,
        String ledgerId,
        Mode mode,
        WriteMode writeMode,
        WarningPolicy warningPolicy,
        UnknownPeople unknownPeople) {
    /** What a ledger does with projects that exist already. */
    public enum Mode {
        /** The ledger is refused. */
        CREATE,
        /** The ledger corrects the fields that a ledger may change. */
        UPDATE
    }
}
