package city.renewal.project.application;

import city.renewal.project.domain.ledger.UnknownPeople;

/**
 * What is to be done with a ledger's file.
 *
 * @param ledgerId recognises a repetition
 * @param unknownPeople what happens with people and units that the directory doesn't know
 */
public record LedgerRequest(
        String programmeId, String ledgerId, Effect effect, Warned warned, UnknownPeople unknownPeople) {
    /** What happens with a ledger that is good. */
    public enum Effect {
        CHECK_ONLY,
        WRITE
    }

    /** What happens with a ledger whose warnings must be accepted. */
    public enum Warned {
        REFUSE,
        ACCEPT
    }
}
