package city.renewal.project.domain.report;

import city.renewal.events.PlannedQuantity;
import city.renewal.events.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Converts a completed quantity to percent of the planned quantity: 970 of 2,480,000 m² is 0 %, 12 of 38 buildings is
 * 31 %.
 */
final class QuantityProgress {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private QuantityProgress() {}

    /** Rounded down, so that 100 % means complete; more than the planned quantity is 100 %. */
    static int percent(Quantity done, PlannedQuantity planned) {
        return exact(done, planned).min(HUNDRED).setScale(0, RoundingMode.DOWN).intValueExact();
    }

    /** Whether the reported percent differs by a whole point or more, which rounding cannot explain. */
    static boolean contradicts(int percent, Quantity done, PlannedQuantity planned) {
        return exact(done, planned)
                        .min(HUNDRED)
                        .subtract(BigDecimal.valueOf(percent))
                        .abs()
                        .compareTo(BigDecimal.ONE)
                >= 0;
    }

    private static BigDecimal exact(Quantity done, PlannedQuantity planned) {
        return done.amount().multiply(HUNDRED).divide(planned.total(), MathContext.DECIMAL64);
    }
}
