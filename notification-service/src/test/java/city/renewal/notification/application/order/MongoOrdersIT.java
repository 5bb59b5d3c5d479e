package city.renewal.notification.application.order;

import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.issued;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.adapter.mongo.order.MongoKnownFacts;
import city.renewal.notification.adapter.mongo.order.MongoOrders;
import city.renewal.notification.adapter.mongo.order.OrderIndexes;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.testing.TestStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The adapters keep the ports' contracts, with the indexes that they have in service; and numbers stay whole. */
class MongoOrdersIT {
    private static AggregateCollection<SupervisionOrder> collection() {
        var collection = MongoOrders.collection(TestStore.freshDatabase(), InstantSource.system());
        new OrderIndexes(collection).run();
        return collection;
    }

    @Nested
    class OrderQueriesIT extends OrderQueriesContract {
        private final AggregateCollection<SupervisionOrder> collection = collection();

        @Override
        protected Aggregates<SupervisionOrder> orders() {
            return collection;
        }

        @Override
        protected OrderQueries queries() {
            return new MongoOrders(collection);
        }
    }

    @Nested
    class KnownFactsIT extends KnownFactsContract {
        private final KnownFacts known = new MongoKnownFacts(TestStore.freshDatabase());

        @Override
        protected KnownFacts known() {
            return known;
        }
    }

    /** Whoever issues is gone: before its write, or behind it and before its answer. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Several instances issue at once, are killed at any moment, and whoever asked asks again under the same key. */
    @Test
    void numbersHaveNoGapsAndNoDoublesThoughInstancesIssueAtOnceAndAreKilled()
            throws InterruptedException, ExecutionException {
        var seed = System.nanoTime();
        var collection = collection();
        var given = new ConcurrentHashMap<String, String>();
        List<Future<?>> instances = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var instance = 0; instance < 4; instance++) {
                var random = new Random(seed + instance);
                instances.add(threads.submit(() -> issueSome(collection, random, given)));
            }
        }
        for (var instance : instances) {
            instance.get();
        }

        var serials = collection
                .documents()
                .find()
                .map(document -> document.getInteger("serial"))
                .into(new ArrayList<>());
        var origins = collection
                .documents()
                .find()
                .map(document -> document.getString("origin"))
                .into(new ArrayList<>());
        assertThat(serials)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, serials.size()).boxed().toList());
        assertThat(origins).as("seed %d", seed).doesNotHaveDuplicates().hasSize(given.size());
        assertThat(given.values()).as("seed %d", seed).doesNotHaveDuplicates();
    }

    private static void issueSome(
            AggregateCollection<SupervisionOrder> collection, Random random, ConcurrentHashMap<String, String> given) {
        var orders = new NumberedOrders(killing(collection, random), new MongoOrders(collection));
        for (var command = 0; command < 15; command++) {
            // Two instances get the same commands, as a client's repetition may go anywhere.
            var origin = "command:" + random.nextInt(2) + "-" + command;
            String orderId = null;
            while (orderId == null) {
                try {
                    orderId = orders.issue("a", "370212001", 2023, origin, null, number -> issued(number, origin, NOW))
                            .orderId();
                } catch (Killed e) {
                    orderId = null;
                }
            }
            var before = given.putIfAbsent(origin, orderId);
            assertThat(before == null || before.equals(orderId)).as(origin).isTrue();
        }
    }

    private static Aggregates<SupervisionOrder> killing(Aggregates<SupervisionOrder> orders, Random random) {
        return new KillingAggregates<>(orders, () -> {
            if (random.nextInt(4) == 0) {
                throw new Killed();
            }
        });
    }
}
