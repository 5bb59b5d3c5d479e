package city.renewal.notification.application.order;

import city.renewal.events.Withdrawal;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import java.util.List;

/**
 * Releases the open orders about a project that was withdrawn: their units owe no answer any more. A repetition changes nothing.
 *
 * <p>An order that is issued while the withdrawal arrives may be missed here; {@link ChaseOrders} releases it before it chases.
 */
public final class ReleaseOrders {
    private static final int ATTEMPTS = 10;

    private final OrderQueries queries;
    private final Aggregates<SupervisionOrder> orders;

    public ReleaseOrders(OrderQueries queries, Aggregates<SupervisionOrder> orders) {
        this.queries = queries;
        this.orders = orders;
    }

    public void release(String projectId, Withdrawal withdrawal) {
        queries.openAbout(projectId).stream()
                .filter(stored -> !stored.state().isReleased())
                .forEach(stored -> release(stored.state(), withdrawal));
    }

    /** Reads again what another write changed in between. */
    private void release(SupervisionOrder order, Withdrawal withdrawal) {
        for (var attempt = 1; ; attempt++) {
            var stored = orders.load(order.orderId()).orElseThrow();
            var released = stored.state().released(withdrawal);
            if (released.equals(stored.state())) {
                return;
            }
            try {
                orders.save(stored, new Change<>(released, List.of(), null));
                return;
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
