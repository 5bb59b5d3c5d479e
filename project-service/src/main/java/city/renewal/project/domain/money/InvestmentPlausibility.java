package city.renewal.project.domain.money;

import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * Plausibility rules for a project's investment figures, which detect wrong units. A ledger or command with an
 * implausible figure is refused until its sender accepts the warning.
 */
public final class InvestmentPlausibility {
    /** 1,000 亿, about the total of a district's programme of two hundred projects. */
    private static final BigDecimal VERY_LARGE = new BigDecimal("100000000000");

    private static final BigDecimal FAR_ABOVE = BigDecimal.valueOf(3);

    private InvestmentPlausibility() {}

    public static boolean isVeryLarge(Money total) {
        return total.amount().compareTo(VERY_LARGE) > 0;
    }

    /**
     * Whether the payments exceed three times the total. A completion rate above 100 % is usual, one above 300 % is
     * not.
     */
    public static boolean isFarAbove(Collection<MonthlyInvestment> investments, Money total) {
        return paid(investments).amount().compareTo(total.amount().multiply(FAR_ABOVE)) > 0;
    }

    public static Money paid(Collection<MonthlyInvestment> investments) {
        return investments.stream().map(MonthlyInvestment::paid).reduce(Money.ZERO, Money::plus);
    }
}
