package city.renewal.events;

/** The state of a node. The progress service decides which state takes precedence. */
public enum Standing {
    ON_TRACK,
    AT_RISK,
    DUE_SOON,
    OVERDUE,
    CLAIMED,
    SUSPENDED,
    DONE_ON_TIME,
    DONE_LATE;

    /** Whether its completion was checked. */
    public boolean isDone() {
        return this == DONE_ON_TIME || this == DONE_LATE;
    }
}
