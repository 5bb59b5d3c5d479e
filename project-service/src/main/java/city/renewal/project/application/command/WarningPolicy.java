package city.renewal.project.application.command;

/** How to treat figures that are readable but very probably wrong. */
public enum WarningPolicy {
    /** The request is refused. */
    REFUSE,
    /** The sender has confirmed that the figures are right. */
    ACCEPT;

    public static WarningPolicy of(boolean acceptWarnings) {
        return acceptWarnings ? ACCEPT : REFUSE;
    }
}
