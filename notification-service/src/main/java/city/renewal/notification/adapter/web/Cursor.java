package city.renewal.notification.adapter.web;

import city.renewal.starter.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The sort key of lists that show the newest first: an instant, in the milliseconds that the store keeps, and an id. */
public final class Cursor {
    /** A year beyond is no instant that the store can hold. */
    private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("[0-9]{4}-");

    private Cursor() {}

    public static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public static <T> T read(List<String> key, BiFunction<Instant, String, T> after) {
        try {
            if (key.size() == 2 && YEAR_OF_FOUR_DIGITS.matcher(key.get(0)).lookingAt()) {
                return after.apply(Instant.parse(key.get(0)), key.get(1));
            }
        } catch (DateTimeException e) {
            throw Problem.invalid("cursor", "is not one that this list gave");
        }
        throw Problem.invalid("cursor", "is not one that this list gave");
    }
}
