package city.renewal.notification.domain.order;

import org.jspecify.annotations.Nullable;

/**
 * The number of an order: 1, 2, 3, … within the office that issues it and the year of issue. The order's id follows from it, so that a
 * number that is taken is an id that is taken.
 *
 * @param year of issue, in the programme's zone
 * @param office null in orders that were stored when numbers were counted per programme: they keep number and id
 */
public record OrderNumber(
        String programme, int year, int serial, @Nullable OrderOffice office) {
    /** As numbers were before they named their office. */
    public OrderNumber(String programme, int year, int serial) {
        this(programme, year, serial, null);
    }

    /**
     * Such as {@code 2023-370212-12}. A former one is {@code laoshan-2023-2023-12}: its last but one part has the four digits of a
     * year where this has the six of a district, so that no two numbers have one id.
     */
    public String orderId() {
        return office == null
                ? "%s-%d-%d".formatted(programme, year, serial)
                : "%d-%s-%d".formatted(year, office.area(), serial);
    }

    /** Such as 崂山督办〔2023〕12号, as papers of offices are numbered. */
    public String text() {
        return "%s督办〔%d〕%d号".formatted(office == null ? "" : office.mark(), year, serial);
    }
}
