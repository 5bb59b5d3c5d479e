package city.renewal.project.adapter.web;

import city.renewal.events.PlannedQuantity;
import city.renewal.events.Quantity;
import city.renewal.starter.web.Violations;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Validates quantities of work in plans and reports: at most 3 decimals, and a unit. */
public final class Quantities {
    private static final BigDecimal MAX = new BigDecimal("1000000000000");
    private static final int MAX_DIGITS = 3;
    private static final int MAX_UNIT = 20;

    private Quantities() {}

    /** The planned quantity of a node: above 0. */
    public static @Nullable PlannedQuantity planned(Violations check, String path, @Nullable PlannedQuantity quantity) {
        if (quantity == null) {
            return null;
        }
        var total = amount(check, path + ".total", quantity.total());
        check.check(total == null || total.signum() > 0, path + ".total", "must be above 0");
        return new PlannedQuantity(
                total == null ? BigDecimal.ONE : total, check.text(path + ".unit", quantity.unit(), MAX_UNIT));
    }

    /** The completed quantity: 0 or more. */
    public static Quantity done(Violations check, String path, @Nullable BigDecimal done, @Nullable String unit) {
        var amount = amount(check, path + ".done", done);
        return new Quantity(amount == null ? BigDecimal.ZERO : amount, check.text(path + ".unit", unit, MAX_UNIT));
    }

    private static @Nullable BigDecimal amount(Violations check, String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            check.given(field, amount);
            return null;
        }
        var plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (plain.signum() < 0 || plain.compareTo(MAX) > 0 || plain.scale() > MAX_DIGITS) {
            check.add(
                    field, "must be from 0 to %s, with at most %d digits behind the point".formatted(MAX, MAX_DIGITS));
            return null;
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
