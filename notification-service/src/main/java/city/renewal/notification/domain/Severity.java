package city.renewal.notification.domain;

/** How much it matters, as it stands on a message. */
public enum Severity {
    CRITICAL
}
