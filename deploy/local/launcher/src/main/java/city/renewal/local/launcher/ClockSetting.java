package city.renewal.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The platform's clock: real time, or a drill that starts on a given day and may run faster.
 *
 * <p>Written as {@code system}, {@code 2023-06-30T08:00+08:00} or {@code 2023-06-30T08:00+08:00;x60}.
 */
sealed interface ClockSetting {

    /** The default of a demonstration: a working Friday in the middle of its year. */
    String DEMO = "2023-06-30T08:00+08:00";

    /** A day in a second. */
    int FASTEST = 86_400;

    String text();

    /** The platform's time at a real instant; the anchor is the real instant of the drill's start. */
    Instant timeAt(Instant real, Instant anchor);

    /** Real time. */
    record Real() implements ClockSetting {

        @Override
        public String text() {
            return "system";
        }

        @Override
        public Instant timeAt(Instant real, Instant anchor) {
            return real;
        }
    }

    /**
     * A drill that begins at {@code start} and runs {@code factor} times as fast as real time.
     *
     * @param factor above 0 and at most 86,400, as the services take it
     */
    record Drill(String text, Instant start, double factor) implements ClockSetting {

        @Override
        public Instant timeAt(Instant real, Instant anchor) {
            return start.plusMillis((long) (Duration.between(anchor, real).toMillis() * factor));
        }
    }

    static ClockSetting parse(String text) {
        if (text.equals("system")) {
            return new Real();
        }
        var parts = Pattern.compile("(?<start>[^;]+)(;x(?<factor>[0-9]{1,5}(\\.[0-9]{1,3})?))?")
                .matcher(text);
        if (!parts.matches()) {
            throw unreadable(text, null);
        }
        try {
            var start = OffsetDateTime.parse(parts.group("start")).toInstant();
            var factor = parts.group("factor") == null ? 1 : Double.parseDouble(parts.group("factor"));
            if (factor <= 0 || factor > FASTEST) {
                throw unreadable(text, null);
            }
            return new Drill(text, start, factor);
        } catch (DateTimeParseException noInstant) {
            throw unreadable(text, noInstant);
        }
    }

    private static CommandException unreadable(String text, @Nullable Throwable cause) {
        return new CommandException(
                "The clock '%s' is neither 'system' nor an instant such as 2023-06-30T08:00+08:00 (with ;x60 to run sixty times as fast, %d times at most)"
                        .formatted(text, FASTEST),
                cause);
    }
}
