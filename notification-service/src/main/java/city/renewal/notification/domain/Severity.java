package city.renewal.notification.domain;

/** How severe an alert is; the most severe first. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO
}
