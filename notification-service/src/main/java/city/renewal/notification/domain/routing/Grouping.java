package city.renewal.notification.domain.routing;

import java.time.Duration;
import java.util.List;

/**
 * How messages to one recipient are grouped, by a branch of the routing tree.
 *
 * @param by alerts that agree in these go into one message; empty: all of a recipient's
 * @param waitSeconds how long the first alert of a group waits for others
 * @param intervalSeconds how long after a message the group's next message waits
 * @param repeatSeconds after how long open and unacknowledged alerts are sent again; 0: never
 */
public record Grouping(How how, List<MatchField> by, int waitSeconds, int intervalSeconds, int repeatSeconds) {
    /** What becomes one message. */
    public enum How {
        /** Every alert by itself, at once. */
        EACH,
        /** What comes within the wait, and after that within each interval. */
        TOGETHER,
        /** Everything up to the beginning of the recipient's next working slot; what is critical goes by itself. */
        DAILY
    }

    public static final Grouping EACH = new Grouping(How.EACH, List.of(), 0, 0, 0);

    public Grouping {
        by = List.copyOf(by);
    }

    public Duration waits() {
        return Duration.ofSeconds(waitSeconds);
    }

    public Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }

    public Duration repeat() {
        return Duration.ofSeconds(repeatSeconds);
    }
}
