package city.renewal.events;

import org.jspecify.annotations.Nullable;

/**
 * A project's investment in one month.
 *
 * @param month ISO 8601, such as {@code 2023-05}
 * @param paid amount paid within the month, not cumulative
 * @param planned amount planned for the month; null: not given
 */
public record MonthlyInvestment(
        String month, Money paid, @Nullable Money planned) {}
