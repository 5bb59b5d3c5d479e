package city.renewal.notification.application.order;

import city.renewal.notification.domain.order.OrderNumber;
import city.renewal.notification.domain.order.OrderOffice;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.text.AreaNames;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbers orders without gaps or duplicates, under concurrency and crashes.
 *
 * <ol>
 *   <li>An order of this origin that is there already is the answer: the command was repeated.
 *   <li>The number is one above the highest that is stored, and the order is inserted under the id that follows from it.
 *   <li>When the insertion meets a key, either the number was taken meanwhile or the origin was: both begin again at 1.
 * </ol>
 *
 * <p>There is no counter beside the orders that could run ahead of them: a number is taken by the very write that stores its
 * order. Of those who meet, one gets through, so that everybody does in the end. Thread-safe.
 */
public final class NumberedOrders {
    private static final int ATTEMPTS = 500;

    private final Aggregates<SupervisionOrder> orders;
    private final OrderQueries queries;

    public NumberedOrders(Aggregates<SupervisionOrder> orders, OrderQueries queries) {
        this.orders = orders;
        this.queries = queries;
    }

    /**
     * Issues an order, or finds the one that was issued of the same origin.
     *
     * @param area of what it is about: the office of its district issues the order
     * @param origin see {@link city.renewal.notification.domain.order.OrderIssue#origin}
     */
    public SupervisionOrder issue(
            String programme,
            String area,
            int year,
            String origin,
            @Nullable String commandId,
            Function<OrderNumber, SupervisionOrder.Changed> make) {
        var district = OrderOffice.district(area);
        var office = new OrderOffice(district, AreaNames.of(district));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = queries.issuedAs(origin);
            if (before.isPresent()) {
                return before.get().state();
            }
            var number = new OrderNumber(programme, year, queries.lastSerial(district, year) + 1, office);
            var issued = make.apply(number);
            if (orders.create(number.orderId(), new Change<>(issued.order(), issued.events(), commandId))) {
                return issued.order();
            }
        }
        throw new ConcurrentChange(year + "-" + district, ATTEMPTS);
    }
}
