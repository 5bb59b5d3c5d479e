package city.renewal.notification.domain.order;

/**
 * The text of an order.
 *
 * @param matter what it is about (督办事项)
 * @param basis on what ground it is issued (督办依据)
 * @param demand what the unit is to do and to answer (督办要求)
 */
public record OrderText(String matter, String basis, String demand) {}
