package city.renewal.events;

/** Where a node stands; the order in which the states are decided is the progress service's. */
public enum Standing {
    ON_TRACK,
    AT_RISK,
    DUE_SOON,
    OVERDUE,
    CLAIMED,
    SUSPENDED,
    DONE_ON_TIME,
    DONE_LATE;

    /** Whether somebody has checked that it is done. */
    public boolean isDone() {
        return this == DONE_ON_TIME || this == DONE_LATE;
    }
}
