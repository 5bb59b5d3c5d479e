package city.renewal.project.domain.ledger;

/** What happens when a ledger names a person or unit that the directory doesn't know, or knows several of. */
public enum UnknownPeople {
    /** The cell is at fault, and the ledger is refused. */
    REFUSE,
    /** The name gets an id made of it, as if there were no directory. */
    ACCEPT
}
