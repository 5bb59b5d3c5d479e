package city.renewal.project.application;

/** What happens with figures that can be read but are hardly ever right. */
public enum WarningPolicy {
    /** They are refused. */
    REFUSE,
    /** Their sender says that they are right. */
    ACCEPT;

    public static WarningPolicy of(boolean acceptWarnings) {
        return acceptWarnings ? ACCEPT : REFUSE;
    }
}
