package city.renewal.progress.application.rollup;

import city.renewal.events.Money;
import city.renewal.progress.application.figure.CompletionRate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the investment list.
 *
 * @param key id of the group, or the month
 * @param projects the number of projects
 * @param totalInvestment over all years
 * @param planned for the programme's year, or for the month
 * @param paid within the programme's year, or within the month
 * @param completionRate paid by planned, with two decimals; not capped at 1. For a month without a plan of its own:
 *     paid by the plan of the year. Null when money was paid although nothing was planned
 * @param completionRateReason why there is no rate; null when there is one
 */
public record InvestmentLine(
        String key,
        String name,
        int projects,
        Money totalInvestment,
        Money planned,
        Money paid,
        @Nullable String completionRate,
        CompletionRate.@Nullable Reason completionRateReason) {

    /** The same line with a rate relative to another plan. */
    InvestmentLine ratedBy(Money plan) {
        var rate = CompletionRate.of(paid, plan);
        return new InvestmentLine(key, name, projects, totalInvestment, planned, paid, rate.rate(), rate.reason());
    }

    static InvestmentLine of(String key, String name, int projects, Money total, Money planned, Money paid) {
        var rate = CompletionRate.of(paid, planned);
        return new InvestmentLine(key, name, projects, total, planned, paid, rate.rate(), rate.reason());
    }
}
