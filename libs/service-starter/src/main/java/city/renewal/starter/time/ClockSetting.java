package city.renewal.starter.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Parsed value of {@code renewal.clock}: {@code system}, or a drill such as {@code 2023-06-30T08:00+08:00}, or one that
 * runs sixty times as fast: {@code 2023-06-30T08:00+08:00;x60}.
 */
public sealed interface ClockSetting {
    record SystemTime() implements ClockSetting {}

    /** @param factor domain seconds per real second, above 0 and at most 86,400 */
    record Drill(Instant start, double factor) implements ClockSetting {}

    Pattern DRILL = Pattern.compile("([^;]+)(?:;x([0-9]{1,5}(?:\\.[0-9]{1,3})?))?");

    /** @throws IllegalArgumentException with a message that quotes the text */
    static ClockSetting parse(String text) {
        if (text.equals("system")) {
            return new SystemTime();
        }
        var drill = DRILL.matcher(text);
        if (!drill.matches()) {
            throw new IllegalArgumentException(expected(text));
        }
        try {
            var factor = drill.group(2) == null ? 1 : Double.parseDouble(drill.group(2));
            if (factor <= 0 || factor > 86_400) {
                throw new IllegalArgumentException(expected(text));
            }
            return new Drill(OffsetDateTime.parse(drill.group(1)).toInstant(), factor);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
    }

    private static String expected(String text) {
        return "Expected the clock to be 'system' or a drill such as '2023-06-30T08:00+08:00;x60', but got '%s'"
                .formatted(text);
    }
}
