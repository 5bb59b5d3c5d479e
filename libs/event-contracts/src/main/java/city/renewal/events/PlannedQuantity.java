package city.renewal.events;

import java.math.BigDecimal;

/**
 * How much work a node is, such as 2,480,000 m² or 38 buildings. A site report may then say how much of it is done.
 *
 * @param total above 0, at most 3 digits behind the point
 * @param unit as reports must name it, such as {@code m²} or {@code 栋}
 */
public record PlannedQuantity(BigDecimal total, String unit) {}
