package city.renewal.notification.domain.condition;

/** Why an alert's condition no longer holds. */
public enum Resolution {
    DONE,
    SUSPENDED,
    NODE_REMOVED,
    DUE_DATE_MOVED,
    NOT_OVERDUE,
    /** The condition has ended. */
    OVER,
    /** The rules no longer ask for it. */
    SWITCHED_OFF
}
