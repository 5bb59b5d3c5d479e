package city.renewal.progress.application;

import city.renewal.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of what was planned was paid, as a decimal fraction; more than planned is more than 1 (投资完成率). */
final class CompletionRate {
    private CompletionRate() {}

    /** With two decimals, half up; "0.00" when nothing was planned. */
    static String of(Money paid, Money planned) {
        return planned.amount().signum() == 0
                ? BigDecimal.ZERO.setScale(2).toPlainString()
                : paid.amount()
                        .divide(planned.amount(), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
