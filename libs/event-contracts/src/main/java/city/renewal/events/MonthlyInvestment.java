package city.renewal.events;

import org.jspecify.annotations.Nullable;

/**
 * What a project invested in a month.
 *
 * @param month ISO 8601, such as {@code 2023-05}
 * @param paid paid within the month, not in total up to it
 * @param planned planned for the month; null: nothing was said
 */
public record MonthlyInvestment(
        String month, Money paid, @Nullable Money planned) {}
