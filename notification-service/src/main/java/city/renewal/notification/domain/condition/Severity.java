package city.renewal.notification.domain.condition;

/** How severe an alert is; the most severe first. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO
}
