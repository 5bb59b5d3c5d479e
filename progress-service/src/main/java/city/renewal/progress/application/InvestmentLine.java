package city.renewal.progress.application;

import city.renewal.events.Money;

/**
 * A line of the investment list.
 *
 * @param key id of what is rolled up, or the month
 * @param projects how many count
 * @param totalInvestment over all years
 * @param planned for the programme's year, or for the month
 * @param paid within the programme's year, or within the month
 * @param completionRate paid by planned, with two decimals; not capped at 1. Of a month without a plan of its own: paid by what is
 *     planned for the year
 */
public record InvestmentLine(
        String key,
        String name,
        int projects,
        Money totalInvestment,
        Money planned,
        Money paid,
        String completionRate) {

    /** The same line, rated by another plan than its own. */
    InvestmentLine ratedBy(Money plan) {
        return new InvestmentLine(key, name, projects, totalInvestment, planned, paid, CompletionRate.of(paid, plan));
    }

    static InvestmentLine of(String key, String name, int projects, Money total, Money planned, Money paid) {
        return new InvestmentLine(key, name, projects, total, planned, paid, CompletionRate.of(paid, planned));
    }
}
