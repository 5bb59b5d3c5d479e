package city.renewal.notification.application.order;

import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import org.junit.jupiter.api.Nested;

/** The fakes keep the ports' contracts. */
class OrderPortsTest {
    @Nested
    class OrderQueriesTest extends OrderQueriesContract {
        private final InMemoryOrders orders = new InMemoryOrders();

        @Override
        protected Aggregates<SupervisionOrder> orders() {
            return orders;
        }

        @Override
        protected OrderQueries queries() {
            return orders;
        }
    }

    @Nested
    class KnownFactsTest extends KnownFactsContract {
        private final KnownFacts known = new InMemoryKnownFacts();

        @Override
        protected KnownFacts known() {
            return known;
        }
    }
}
