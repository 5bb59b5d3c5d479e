package city.renewal.notification.domain;

/** What an alert is about. */
public enum AlertKind {
    OVERDUE(Severity.CRITICAL);

    private final Severity severity;

    AlertKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
