package city.renewal.project.domain.ledger;

/** The policy for people and units in a ledger that have no match or several matches in the directory. */
public enum UnknownPeople {
    /** The cell is a fault, and the ledger is refused. */
    REFUSE,
    /** The id is derived from the name, as without a directory. */
    ACCEPT
}
