package city.renewal.events;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money, exact to the fen (分, a hundredth of a yuan).
 *
 * <p>In JSON: {@code {"amount": "15600000000.00", "currency": "CNY"}}; the amount is a string, so that no reader
 * converts it to a float. A fraction of a fen or another currency is refused.
 */
public record Money(BigDecimal amount, String currency) {
    public static final String CNY = "CNY";
    public static final Money ZERO = yuan(BigDecimal.ZERO);

    public Money {
        if (!CNY.equals(currency)) {
            throw new IllegalArgumentException("Expected currency CNY, but got '%s'".formatted(currency));
        }
        if (!DecimalBounds.contains(amount)) {
            throw new IllegalArgumentException(
                    "Expected an amount of at most %d digits".formatted(DecimalBounds.MOST_WHOLE_DIGITS));
        }
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("Expected an amount in whole fen, but got %s".formatted(amount));
        }
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Money yuan(BigDecimal amount) {
        return new Money(amount, CNY);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount), currency);
    }
}
