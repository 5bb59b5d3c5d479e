package city.renewal.notification.domain;

/** What an alert is about. */
public enum AlertKind {
    OVERDUE
}
