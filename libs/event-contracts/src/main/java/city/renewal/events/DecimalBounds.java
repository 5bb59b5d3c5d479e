package city.renewal.events;

import java.math.BigDecimal;

/**
 * Which decimals are computed with: at most 18 digits before the point, 20 after it and 34 in all, which a {@code
 * Decimal128} holds.
 *
 * <p>A number such as {@code 1e10000000} is short to write, and comparing or rounding it takes seconds. The check itself
 * takes the same time for every number of one length; whoever parses one bounds the length of its text first.
 */
public final class DecimalBounds {
    public static final int MOST_WHOLE_DIGITS = 18;
    public static final int MOST_FRACTION_DIGITS = 20;
    public static final int MOST_DIGITS = 34;

    /** No decimal within the bounds is written with more characters. */
    public static final int MOST_CHARACTERS = 60;

    private DecimalBounds() {}

    public static boolean hold(BigDecimal number) {
        return number.scale() <= MOST_FRACTION_DIGITS
                && number.precision() <= MOST_DIGITS
                && (long) number.precision() - number.scale() <= MOST_WHOLE_DIGITS
                && number.scale() >= -MOST_WHOLE_DIGITS;
    }
}
