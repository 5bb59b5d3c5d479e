package city.renewal.notification.domain;

/** Why what an alert was about is no longer so. */
public enum Resolution {
    DONE,
    SUSPENDED,
    NODE_REMOVED,
    DUE_DATE_MOVED,
    NOT_OVERDUE,
    /** What it warned of is over. */
    OVER,
    /** The rules no longer ask for it. */
    SWITCHED_OFF
}
