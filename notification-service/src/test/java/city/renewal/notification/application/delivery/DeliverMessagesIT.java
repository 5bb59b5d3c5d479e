package city.renewal.notification.application.delivery;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.adapter.breaker.ResilienceBreakers;
import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoDeliveries;
import city.renewal.notification.adapter.mongo.MongoRateLimits;
import city.renewal.notification.application.delivery.Deliveries.AttemptResult;
import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.application.delivery.MessageSender.Outcome;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverMessagesIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final RetryPolicy RETRIES = new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final MongoDatabase database = TestStore.freshDatabase();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final InstantSource real = () -> now;
    private final MongoDeliveries deliveries =
            new MongoDeliveries(database, () -> UUID.randomUUID().toString(), real);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, Outcome> receiver = _ -> new Outcome.Delivered("204");
    private final ResilienceBreakers breakers =
            new ResilienceBreakers(Duration.ofSeconds(20), Duration.ofMinutes(10), real);
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private Endpoint.@Nullable RateLimit pace;

    @BeforeEach
    void createIndexes() {
        new Indexes(database, MongoAlerts.collection(database, real)).run();
    }

    private DeliverMessages worker() {
        return new DeliverMessages(
                deliveries,
                List.of(new Lanes("a", "b", "c")),
                breakers,
                new MongoRateLimits(database),
                RETRIES,
                new SplittableRandom(1),
                real,
                (_, _) -> {});
    }

    /** Every message goes to each of some endpoints; here only the first is asked for addresses. */
    private final class Lanes implements ExternalChannel {
        private final List<String> ids;

        Lanes(String... ids) {
            this.ids = List.of(ids);
        }

        @Override
        public ChannelName channel() {
            return ChannelName.WEBHOOK;
        }

        @Override
        public List<Delivery> address(List<Message> messages) {
            return messages.stream().map(DeliverMessagesIT::delivery).toList();
        }

        @Override
        public List<Endpoint> endpoints() {
            return ids.stream()
                    .filter(id -> !gone.contains(id))
                    .<Endpoint>map(SomeEndpoint::new)
                    .toList();
        }

        @Override
        public boolean serves(String endpoint) {
            return endpoint.equals("new") || ExternalChannel.super.serves(endpoint);
        }
    }

    private final class SomeEndpoint implements Endpoint {
        private final String id;

        SomeEndpoint(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public MessageSender sender() {
            return delivery -> {
                sent.add(delivery.message().messageId());
                return receiver.apply(delivery);
            };
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int atOnce() {
            return 32;
        }

        @Override
        public Endpoint.@Nullable RateLimit rateLimit() {
            return pace;
        }
    }

    private static Message message(String id) {
        return new Message(
                id,
                "p-owner",
                "责任人",
                "a",
                MessageKind.OVERDUE,
                Severity.CRITICAL,
                1,
                AlertSubject.of(aNode("p", "n")),
                1,
                DUE,
                NOW);
    }

    private static Delivery delivery(Message message) {
        return new Delivery(ChannelName.WEBHOOK, "t", "a", message);
    }

    private static Delivery delivery(String messageId) {
        return delivery(message(messageId));
    }

    private static Delivery delivery(String messageId, String endpoint) {
        return new Delivery(ChannelName.WEBHOOK, endpoint, endpoint, message(messageId));
    }

    private void take(String... messageIds) {
        deliveries.takeAll(
                List.of(messageIds).stream().map(DeliverMessagesIT::delivery).toList());
    }

    private Document ledger(String id) {
        return database.getCollection("deliveries")
                .find(new Document("message", id))
                .first();
    }

    @Test
    void deliversEachMessageOnceThoughItWasHandedInTwice() throws Exception {
        take("a", "b");
        take("b", "a");

        assertThat(worker().deliverDue()).isEqualTo(2);
        assertThat(worker().deliverDue()).isZero();

        assertThat(sent).containsExactlyInAnyOrder("a", "b");
        assertThat(ledger("a").getString("status")).isEqualTo("DELIVERED");
        take("a");
        assertThat(worker().deliverDue()).isZero();
    }

    @Test
    void triesAFailureAgainLaterAndLaterAndThenGivesItUpButKeepsIt() throws Exception {
        receiver = _ -> new Outcome.Failed("503");
        take("a");
        var pauses = new ArrayList<Long>();
        while (sent.size() < 4) {
            var before = now;
            while (worker().deliverDue() == 0) {
                now = now.plusMillis(100);
            }
            pauses.add(Duration.between(before, now).toMillis());
        }

        assertThat(pauses.get(1)).isBetween(500L, 1100L);
        assertThat(pauses.get(2)).isBetween(1000L, 2100L);
        assertThat(pauses.get(3)).isBetween(1500L, 3100L);
        assertThat(ledger("a").getString("status")).isEqualTo("DEAD");
        assertThat(ledger("a").getString("lastAnswer")).isEqualTo("503");
        now = now.plusSeconds(3600);
        assertThat(worker().deliverDue()).isZero();
    }

    @Test
    void doesNotRepeatWhatTheReceiverRefused() throws Exception {
        receiver = _ -> new Outcome.Refused("410");
        take("a");

        worker().deliverDue();
        now = now.plusSeconds(3600);

        assertThat(worker().deliverDue()).isZero();
        assertThat(ledger("a").getString("status")).isEqualTo("REFUSED");
    }

    @Test
    void takesOverWhatAKilledWorkerHadClaimedOnceItsLeaseEnds() throws Exception {
        take("a");
        assertThat(deliveries.claim("a", now, LEASE, 10)).hasSize(1);

        assertThat(worker().deliverDue()).isZero();
        now = now.plus(LEASE);
        assertThat(worker().deliverDue()).isEqualTo(1);

        assertThat(sent).containsExactly("a");
    }

    @Test
    void aWorkerThatLostItsClaimWritesNothing() {
        take("a");
        var slow = deliveries.claim("a", now, LEASE, 10).getFirst();
        now = now.plus(LEASE);
        var quick = deliveries.claim("a", now, LEASE, 10).getFirst();
        deliveries.writeDown(List.of(new AttemptResult(quick, State.DELIVERED, "204", null)), now);

        deliveries.writeDown(List.of(new AttemptResult(slow, State.WAITING, "too late", now)), now);
        deliveries.writeDown(List.of(new AttemptResult(slow, State.DEAD, "too late", null)), now);
        deliveries.release(List.of(slow));

        assertThat(ledger("a").getString("status")).isEqualTo("DELIVERED");
        assertThat(ledger("a")).doesNotContainKey("nextAttemptAt");
        assertThat(deliveries.claim("a", now.plusSeconds(3600), LEASE, 10)).isEmpty();
    }

    @Test
    void severalWorkersShareTheWorkAndServeTheLongestWaitingFirst() throws Exception {
        for (var i = 0; i < 100; i++) {
            take("m%03d".formatted(i));
            now = now.plusMillis(1);
        }
        assertThat(deliveries.claim("a", now, LEASE, 5))
                .extracting(claimed -> claimed.delivery().message().messageId())
                .containsExactly("m000", "m001", "m002", "m003", "m004");

        var workers = IntStream.range(0, 3)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    try {
                        var worker = worker();
                        for (var idle = 0; idle < 3; ) {
                            idle = worker.deliverDue() == 0 ? idle + 1 : 0;
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        for (var worker : workers) {
            worker.join();
        }

        assertThat(sent).hasSize(95).doesNotHaveDuplicates();
    }

    @Test
    void aReceiverThatHangsDelaysNobodyElse() throws Exception {
        var release = new CountDownLatch(1);
        receiver = delivery -> {
            if (delivery.endpointId().equals("a")) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new Outcome.Delivered("204");
        };
        deliveries.takeAll(List.of(delivery("m1", "a"), delivery("m2", "b"), delivery("m3", "c")));
        var worker = worker();

        var begun = worker.begin();
        eventually(
                () -> assertThat(ledger("m2").getString("status") + ledger("m3").getString("status"))
                        .isEqualTo("DELIVEREDDELIVERED"));
        deliveries.takeAll(List.of(delivery("m4", "a"), delivery("m5", "b")));
        begun.addAll(worker.begin());
        eventually(() -> assertThat(ledger("m5").getString("status")).isEqualTo("DELIVERED"));

        assertThat(ledger("m1").getString("status")).isEqualTo("WAITING");
        release.countDown();
        for (var endpoint : begun) {
            endpoint.get();
        }
        assertThat(ledger("m4").getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void leavesAReceiverAloneAsLongAsItAsks() throws Exception {
        receiver = _ -> new Outcome.Failed("429", Duration.ofSeconds(60));
        take("a");
        var worker = worker();
        assertThat(worker.deliverDue()).isEqualTo(1);
        take("b");

        now = now.plusSeconds(59);
        assertThat(worker.deliverDue()).isZero();
        now = now.plusSeconds(1);

        receiver = _ -> new Outcome.Delivered("204");
        assertThat(worker.deliverDue()).isEqualTo(2);
        assertThat(ledger("a").getString("status")).isEqualTo("DELIVERED");
    }

    @Test
    void aReceiverThatFailsAgainAndAgainIsSparedAndTriedGentlyBeforeAllComesAgain() throws Exception {
        receiver = _ -> new Outcome.Failed("500");
        for (var i = 0; i < 40; i++) {
            take("m%02d".formatted(i));
            now = now.plusMillis(1);
        }
        var worker = worker();
        assertThat(worker.deliverDue()).as("one round opens the breaker").isEqualTo(32);
        assertThat(ledger("m39").getInteger("attempts")).isZero();

        now = now.plusSeconds(19);
        assertThat(worker.deliverDue()).isZero();
        now = now.plusSeconds(2);
        assertThat(worker.deliverDue()).as("one to see").isEqualTo(1);
        now = now.plusSeconds(30);
        assertThat(worker.deliverDue()).as("the second pause is twice as long").isZero();
        now = now.plusSeconds(11);
        receiver = _ -> new Outcome.Delivered("204");

        assertThat(worker.deliverDue()).isEqualTo(40);
        assertThat(ledger("m39").getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void aRateLimitDelaysAndNeverDropsAndKeepsTheOrderAcrossInstances() throws Exception {
        pace = new Endpoint.RateLimit(20, Duration.ofMinutes(1));
        for (var i = 0; i < 45; i++) {
            take("m%02d".formatted(i));
            now = now.plusMillis(1);
        }

        assertThat(worker().deliverDue() + worker().deliverDue()).isEqualTo(20);
        now = now.plusSeconds(59);
        assertThat(worker().deliverDue()).isZero();
        take("late");
        now = now.plusSeconds(2);
        assertThat(worker().deliverDue()).isEqualTo(20);
        assertThat(sent).doesNotContain("late", "m40").hasSize(40);
        now = now.plusSeconds(61);
        assertThat(worker().deliverDue()).isEqualTo(6);

        assertThat(sent).hasSize(46).doesNotHaveDuplicates();
        assertThat(ledger("late").getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void aReceiverThatGoesWhileItsBacklogIsWorkedOffGetsNoMoreOfIt() throws Exception {
        receiver = delivery -> {
            gone.add(delivery.endpointId());
            return new Outcome.Delivered("204");
        };
        for (var i = 0; i < 40; i++) {
            take("m" + i);
        }

        assertThat(worker().deliverDue()).as("one round").isEqualTo(32);
    }

    @Test
    void whatWaitsForAReceiverThatIsGoneIsDeadAndCanBeReplayedAndForOneThatCameAMomentAgoItWaits() throws Exception {
        deliveries.takeAll(List.of(delivery("m1", "gone"), delivery("m2", "new")));
        assertThat(worker().deliverDue()).isZero();
        assertThat(ledger("m2").getString("status")).isEqualTo("WAITING");
        var entry = deliveries
                .find(new DeliveryLedger.Filter(State.DEAD, null, "gone", null, java.util.Set.of()), null, 10)
                .getFirst();
        assertThat(entry.lastAnswer()).contains("nobody");

        assertThat(deliveries.replay(entry.deliveryId(), null, now)).isTrue();
        assertThat(deliveries.replay(entry.deliveryId(), null, now)).isFalse();

        assertThat(deliveries.endpointsDue(now, List.of("new"))).containsExactly("gone");
        assertThat(deliveries.endpointsDue(now, List.of("new", "gone"))).isEmpty();
    }
}
