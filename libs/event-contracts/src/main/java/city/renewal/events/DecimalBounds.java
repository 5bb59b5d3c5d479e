package city.renewal.events;

import java.math.BigDecimal;

/**
 * Bounds of decimals that may be used in computations: at most 18 digits before the decimal point, 20 after it and 34
 * in all, which a {@code Decimal128} holds.
 *
 * <p>A number such as {@code 1e10000000} is short to write, but comparing or rounding it takes seconds. This check
 * takes constant time for numbers of the same length; a parser must limit the length of the text before it calls this.
 */
public final class DecimalBounds {
    public static final int MOST_WHOLE_DIGITS = 18;
    public static final int MOST_FRACTION_DIGITS = 20;
    public static final int MOST_DIGITS = 34;

    /** Upper limit of the length of a decimal within the bounds. */
    public static final int MOST_CHARACTERS = 60;

    private DecimalBounds() {}

    public static boolean contains(BigDecimal number) {
        return number.scale() <= MOST_FRACTION_DIGITS
                && number.precision() <= MOST_DIGITS
                && (long) number.precision() - number.scale() <= MOST_WHOLE_DIGITS
                && number.scale() >= -MOST_WHOLE_DIGITS;
    }
}
