package city.renewal.progress.application;

import city.renewal.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of what was planned was paid, as a decimal fraction; more than planned is more than 1 (投资完成率). */
final class CompletionRate {
    private static final BigDecimal ALMOST = new BigDecimal("0.99");

    private CompletionRate() {}

    /** With two decimals, half up, but "1.00" only when all was paid; "0.00" when nothing was planned. */
    static String of(Money paid, Money planned) {
        if (planned.amount().signum() == 0) {
            return BigDecimal.ZERO.setScale(2).toPlainString();
        }
        var rate = paid.amount().divide(planned.amount(), 2, RoundingMode.HALF_UP);
        var isComplete = paid.amount().compareTo(planned.amount()) >= 0;
        return (isComplete ? rate : rate.min(ALMOST)).toPlainString();
    }
}
