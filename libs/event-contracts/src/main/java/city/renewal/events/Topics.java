package city.renewal.events;

/** Kafka topics between the services. */
public final class Topics {
    public static final String PROJECT = "renewal.project.v1";
    public static final String PROGRESS = "renewal.progress.v1";
    public static final String ALERT = "renewal.alert.v1";

    private Topics() {}

    /** The dead-letter topic of a topic; its messages have the reason in a header. */
    public static String deadLetters(String topic) {
        return topic + ".dlt";
    }
}
