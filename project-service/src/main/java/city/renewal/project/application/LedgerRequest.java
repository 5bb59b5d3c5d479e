package city.renewal.project.application;

import city.renewal.project.domain.ledger.UnknownPeople;

/**
 * What is to be done with a ledger's file.
 *
 * @param ledgerId recognises a repetition
 * @param unknownPeople what happens with people and units that the directory doesn't know
 */
public record LedgerRequest(
        String programmeId, String ledgerId, Mode mode, WriteMode writeMode, WarningPolicy warningPolicy, UnknownPeople unknownPeople) {
    /** What a ledger does with projects that are known. */
    public enum Mode {
        /** It is refused for them. */
        CREATE,
        /** It changes them, where a ledger may. */
        UPDATE
    }
}
