package city.renewal.notification.domain;

/** Why what an alert was about is no longer so. */
public enum Resolution {
    DONE,
    SUSPENDED,
    NODE_REMOVED,
    DUE_DATE_MOVED,
    NOT_OVERDUE
}
