package city.renewal.events;

/** The roads between the services. */
public final class Topics {
    public static final String PROJECT = "renewal.project.v1";
    public static final String PROGRESS = "renewal.progress.v1";
    public static final String ALERT = "renewal.alert.v1";

    private Topics() {}

    /** Where an unreadable message of a topic goes, with the reason in its headers. */
    public static String deadLetters(String topic) {
        return topic + ".dlt";
    }
}
