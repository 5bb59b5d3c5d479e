package city.renewal.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoDeliveries;
import city.renewal.notification.application.Deliveries.Result;
import city.renewal.notification.application.Deliveries.State;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryLedgerIT {
    private final MongoDatabase database = TestStore.freshDatabase();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MongoDeliveries deliveries =
            new MongoDeliveries(database, () -> UUID.randomUUID().toString(), () -> now);

    @BeforeEach
    void createIndexes() {
        new Indexes(database, MongoAlerts.collection(database, () -> now)).run();
    }

    private void take(String messageId) {
        deliveries.takeAll(List.of(new Delivery(ChannelName.WEBHOOK, "t", "a", SomeMessages.aMessage(messageId))));
    }

    /** Whatever waits ends so. */
    private void end(State state) {
        var claimed = deliveries.claim("a", now, Duration.ofSeconds(30), 10);
        deliveries.writeDown(
                claimed.stream()
                        .map(each -> new Result(each, state, "an answer", null))
                        .toList(),
                now);
    }

    @Test
    void forgetsWhatWasDeliveredLongAgoAndLaterWhatWasNotButNeverWhatWaits() {
        take("delivered");
        end(State.DELIVERED);
        take("dead");
        end(State.DEAD);
        now = now.plus(Duration.ofDays(1));
        take("waiting");
        var tomorrow = now.plusSeconds(1);

        assertThat(deliveries.forget(Instant.EPOCH, Instant.EPOCH)).isZero();
        assertThat(deliveries.forget(tomorrow, Instant.EPOCH)).isEqualTo(1);
        assertThat(deliveries.forget(tomorrow, Instant.EPOCH)).isZero();
        assertThat(messagesInLedger()).containsExactlyInAnyOrder("dead", "waiting");
        assertThat(deliveries.forget(tomorrow, tomorrow)).isEqualTo(1);
        assertThat(messagesInLedger()).containsExactly("waiting");
    }

    private List<String> messagesInLedger() {
        return deliveries.find(new DeliveryLedger.Filter(null, null, null, null), null, 10).stream()
                .map(entry -> entry.delivery().message().messageId())
                .toList();
    }

    @Test
    void theLedgerIsReadPageByPageTheNewestFirst() {
        for (var i = 0; i < 5; i++) {
            take("m" + i);
            now = now.plusMillis(i % 2);
        }
        var seen = new ArrayList<String>();
        DeliveryLedger.After after = null;
        for (var page = 0; page < 3; page++) {
            var entries = deliveries.find(new DeliveryLedger.Filter(State.WAITING, null, null, null), after, 2);
            entries.forEach(entry -> seen.add(entry.delivery().message().messageId()));
            var last = entries.getLast();
            after = new DeliveryLedger.After(last.takenAt(), last.delivery().deliveryId());
        }

        assertThat(seen).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4");
        assertThat(seen.getFirst()).isEqualTo("m4");
        assertThat(deliveries.find(new DeliveryLedger.Filter(null, null, null, "m3"), null, 2))
                .hasSize(1);
    }
}
