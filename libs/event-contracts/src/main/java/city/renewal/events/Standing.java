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
    DONE_LATE
}
