package city.renewal.notification.domain.routing;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private static final int A_DAY = 86_400;
    private static final int A_MONTH = 31 * A_DAY;
    private static final int USUAL_WAIT = 30;
    private static final int USUAL_INTERVAL = 300;

    /** @throws InvalidRecord for times out of bounds, or with a grouping that has none */
    public Grouping {
        InvalidRecord.unless(Grouping.class, errors -> {
            if (how == How.TOGETHER) {
                checkSeconds(errors, "intervalSeconds", intervalSeconds, 1, A_DAY);
                if (repeatSeconds != 0) {
                    checkSeconds(errors, "repeatSeconds", repeatSeconds, Math.max(1, intervalSeconds), A_MONTH);
                }
                checkSeconds(errors, "waitSeconds", waitSeconds, 0, A_DAY);
            } else {
                errors.check(
                        waitSeconds == 0 && intervalSeconds == 0 && repeatSeconds == 0,
                        "",
                        "must name seconds only with TOGETHER");
            }
        });
        by = List.copyOf(by);
    }

    private static void checkSeconds(FieldErrors errors, String field, int seconds, int least, int most) {
        errors.check(
                seconds >= least && seconds <= most,
                field,
                "must be %d to %d, but is %d".formatted(least, most, seconds));
    }

    /**
     * By project, after half a minute and every five minutes unless something else is said.
     *
     * @param repeatSeconds null: never
     */
    public static Grouping together(
            @Nullable List<MatchField> by,
            @Nullable Integer waitSeconds,
            @Nullable Integer intervalSeconds,
            @Nullable Integer repeatSeconds) {
        return new Grouping(
                How.TOGETHER,
                by == null ? List.of(MatchField.PROJECT) : by,
                waitSeconds == null ? USUAL_WAIT : waitSeconds,
                intervalSeconds == null ? USUAL_INTERVAL : intervalSeconds,
                repeatSeconds == null ? 0 : repeatSeconds);
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
