package city.renewal.notification.application;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoDeliveries;
import city.renewal.notification.application.Postbox.Outcome;
import city.renewal.notification.domain.AlertKind;
import city.renewal.notification.domain.Message;
import city.renewal.notification.domain.Severity;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
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
    private volatile Function<Message, Outcome> receiver = _ -> new Outcome.Delivered("204");

    @BeforeEach
    void createIndexes() {
        new Indexes(database, MongoAlerts.collection(database, real)).run();
    }

    private DeliverMessages worker() {
        return new DeliverMessages(
                deliveries,
                message -> {
                    sent.add(message.messageId());
                    return receiver.apply(message);
                },
                RETRIES,
                LEASE,
                new SplittableRandom(1),
                real,
                _ -> {});
    }

    private static Message message(String id) {
        return new Message(
                id, "p-owner", "责任人", "a", AlertKind.OVERDUE, Severity.CRITICAL, 1, aNode("p", "n"), 1, DUE, NOW);
    }

    private Document ledger(String id) {
        return database.getCollection("deliveries")
                .find(new Document("_id", id))
                .first();
    }

    @Test
    void deliversEachMessageOnceThoughItWasHandedInTwice() throws Exception {
        deliveries.takeAll(List.of(message("a"), message("b")));
        deliveries.takeAll(List.of(message("b"), message("a")));

        assertThat(worker().deliverDue()).isEqualTo(2);
        assertThat(worker().deliverDue()).isZero();

        assertThat(sent).containsExactlyInAnyOrder("a", "b");
        assertThat(ledger("a").getString("status")).isEqualTo("DELIVERED");
        deliveries.takeAll(List.of(message("a")));
        assertThat(worker().deliverDue()).isZero();
    }

    @Test
    void triesAFailureAgainLaterAndLaterAndThenGivesItUpButKeepsIt() throws Exception {
        receiver = _ -> new Outcome.Failed("503");
        deliveries.takeAll(List.of(message("a")));
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
        assertThat(ledger("a").getString("status")).isEqualTo("GIVEN_UP");
        assertThat(ledger("a").getString("lastAnswer")).isEqualTo("503");
        now = now.plusSeconds(3600);
        assertThat(worker().deliverDue()).isZero();
    }

    @Test
    void doesNotRepeatWhatTheReceiverRefused() throws Exception {
        receiver = _ -> new Outcome.Refused("410");
        deliveries.takeAll(List.of(message("a")));

        worker().deliverDue();
        now = now.plusSeconds(3600);

        assertThat(worker().deliverDue()).isZero();
        assertThat(ledger("a").getString("status")).isEqualTo("GIVEN_UP");
    }

    @Test
    void takesOverWhatAKilledWorkerHadClaimedOnceItsLeaseEnds() throws Exception {
        deliveries.takeAll(List.of(message("a")));
        assertThat(deliveries.claim(now, LEASE, 10)).hasSize(1);

        assertThat(worker().deliverDue()).isZero();
        now = now.plus(LEASE);
        assertThat(worker().deliverDue()).isEqualTo(1);

        assertThat(sent).containsExactly("a");
    }

    @Test
    void aWorkerThatLostItsClaimWritesNothing() {
        deliveries.takeAll(List.of(message("a")));
        var slow = deliveries.claim(now, LEASE, 10).getFirst();
        now = now.plus(LEASE);
        var quick = deliveries.claim(now, LEASE, 10).getFirst();
        deliveries.delivered(quick, "204", now);

        deliveries.failed(slow, "too late", now);
        deliveries.givenUp(slow, "too late", now);

        assertThat(ledger("a").getString("status")).isEqualTo("DELIVERED");
        assertThat(ledger("a")).doesNotContainKey("nextAttemptAt");
        assertThat(deliveries.claim(now.plusSeconds(3600), LEASE, 10)).isEmpty();
    }

    @Test
    void severalWorkersShareTheWorkAndServeTheLongestWaitingFirst() throws Exception {
        for (var i = 0; i < 100; i++) {
            deliveries.takeAll(List.of(message("m%03d".formatted(i))));
            now = now.plusMillis(1);
        }
        assertThat(deliveries.claim(now, LEASE, 5))
                .extracting(claimed -> claimed.message().messageId())
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
}
