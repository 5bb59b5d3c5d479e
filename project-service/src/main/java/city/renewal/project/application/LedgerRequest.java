package city.renewal.project.application;

/**
 * What is to be done with a ledger's file.
 *
 * @param ledgerId recognises a repetition
 */
public record LedgerRequest(String programmeId, String ledgerId, Effect effect, Warned warned) {
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
