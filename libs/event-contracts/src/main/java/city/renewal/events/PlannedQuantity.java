package city.renewal.events;

import java.math.BigDecimal;

/**
 * A node's amount of work, such as 2,480,000 m² or 38 buildings. A site report may state how much of it is done.
 *
 * @param total above 0, at most 3 decimals
 * @param unit unit that reports must use, such as {@code m²} or {@code 栋}
 */
public record PlannedQuantity(BigDecimal total, String unit) {}
