package city.renewal.notification.domain.orders;

/**
 * The number of an order: 1, 2, 3, … within a programme and the year of issue. The order's id follows from it, so that a number
 * that is taken is an id that is taken.
 *
 * @param year of issue, in the programme's zone
 */
public record OrderNumber(String programme, int year, int serial) {
    /** Such as {@code laoshan-2023-2023-12}; two numbers have two ids, as both counts stand at the end. */
    public String orderId() {
        return "%s-%d-%d".formatted(programme, year, serial);
    }

    /** Such as 督办〔2023〕12号, as papers of offices are numbered. */
    public String text() {
        return "督办〔%d〕%d号".formatted(year, serial);
    }
}
