package city.renewal.project.application;

/** What happens with figures that can be read but are hardly ever right. */
public enum Warned {
    /** They are refused. */
    REFUSE,
    /** Their sender says that they are right. */
    ACCEPT;

    public static Warned of(boolean acceptWarnings) {
        return acceptWarnings ? ACCEPT : REFUSE;
    }
}
