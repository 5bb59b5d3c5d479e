package city.renewal.events;

import java.math.BigDecimal;

/**
 * An amount of work, such as 970 m² or 12 buildings.
 *
 * @param amount 0 or more, at most 3 decimals
 * @param unit the plan's unit, such as {@code m²} or {@code 栋}
 */
public record Quantity(BigDecimal amount, String unit) {}
