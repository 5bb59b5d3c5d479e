package city.renewal.progress.application.figure;

import city.renewal.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of paid to planned money as a decimal fraction; it may exceed 1 (投资完成率).
 *
 * @param rate two decimals, rounded half up, but "1.00" only when everything was paid; null when there is no ratio
 * @param reason why there is no rate; null when there is one
 */
public record CompletionRate(
        @Nullable String rate, @Nullable Reason reason) {
    private static final BigDecimal ALMOST = new BigDecimal("0.99");
    private static final CompletionRate NOTHING_TO_PAY = new CompletionRate("0.00", null);

    /** Why there is no rate. */
    public enum Reason {
        /** Money was paid although nothing was planned. */
        NOTHING_PLANNED
    }

    public static CompletionRate of(Money paid, Money planned) {
        if (planned.amount().signum() == 0) {
            return paid.amount().signum() == 0 ? NOTHING_TO_PAY : new CompletionRate(null, Reason.NOTHING_PLANNED);
        }
        var rate = paid.amount().divide(planned.amount(), 2, RoundingMode.HALF_UP);
        var isComplete = paid.amount().compareTo(planned.amount()) >= 0;
        return new CompletionRate((isComplete ? rate : rate.min(ALMOST)).toPlainString(), null);
    }
}
