package city.renewal.notification.domain;

/** How much it matters, as it stands on a message; the gravest first. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO
}
