package city.renewal.project.domain.money;

import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * Which figures of a project's investment are hardly ever right, as they come of a wrong unit. A ledger or a command with
 * one is refused until its sender accepts the warning.
 */
public final class InvestmentPlausibility {
    /** 1,000 亿. A whole district's programme of two hundred projects comes to about that much. */
    private static final BigDecimal VERY_LARGE = new BigDecimal("100000000000");

    private static final BigDecimal FAR_ABOVE = BigDecimal.valueOf(3);

    private InvestmentPlausibility() {}

    public static boolean isVeryLarge(Money total) {
        return total.amount().compareTo(VERY_LARGE) > 0;
    }

    /** Whether more than three times the total was paid. A completion rate above 100 % is usual, one above 300 % isn't. */
    public static boolean isFarAbove(Collection<MonthlyInvestment> investments, Money total) {
        return paid(investments).amount().compareTo(total.amount().multiply(FAR_ABOVE)) > 0;
    }

    public static Money paid(Collection<MonthlyInvestment> investments) {
        return investments.stream().map(MonthlyInvestment::paid).reduce(Money.ZERO, Money::plus);
    }
}
