package city.renewal.notification.application.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.adapter.mongo.Indexes;
import city.renewal.notification.adapter.mongo.MongoAlerts;
import city.renewal.notification.adapter.mongo.MongoDeliveries;
import city.renewal.notification.application.Crashes;
import city.renewal.notification.application.KilledAtWrite;
import city.renewal.notification.application.delivery.Deliveries.AttemptResult;
import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
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
                        .map(each -> new AttemptResult(each, state, "an answer", null))
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
        return deliveries.find(new DeliveryLedger.Filter(null, null, null, null, Set.of()), null, 10).stream()
                .map(DeliveryLedger.Entry::messageId)
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
            var entries =
                    deliveries.find(new DeliveryLedger.Filter(State.WAITING, null, null, null, Set.of()), after, 2);
            entries.forEach(entry -> seen.add(entry.messageId()));
            var last = entries.getLast();
            after = new DeliveryLedger.After(last.takenAt(), last.deliveryId());
        }

        assertThat(seen).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4");
        assertThat(seen.getFirst()).isEqualTo("m4");
        assertThat(deliveries.find(new DeliveryLedger.Filter(null, null, null, "m3", Set.of()), null, 2))
                .hasSize(1);
    }

    private static Delivery to(String target, Message message) {
        return new Delivery(ChannelName.WEBHOOK, target, "a", message);
    }

    private List<String> contents() {
        return database.getCollection("deliveryContents")
                .find()
                .map(content -> content.getString("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void whatIsSaidIsStoredOnceHoweverManyItGoesToAndTheFirstWordStands() {
        var message = SomeMessages.aGroupOf(20);

        deliveries.takeAll(List.of(to("t1", message), to("t2", message)));
        deliveries.takeAll(List.of(new Delivery(ChannelName.EMAIL, "p-owner", "a", message)));
        deliveries.takeAll(List.of(to("t3", SomeMessages.aMessage(message.messageId()))));

        assertThat(contents()).containsExactly(message.messageId());
        assertThat(deliveries.claim("a", now, Duration.ofSeconds(30), 10))
                .hasSize(4)
                .allSatisfy(claimed -> assertThat(claimed.delivery().message()).isEqualTo(message));
        assertThat(database.getCollection("deliveries").find())
                .allSatisfy(line -> assertThat(line.toJson().length()).isLessThan(1_000));
    }

    @Test
    void whatSeveralAlertsShareIsInTheMessageAndNotInEachOfThem() {
        deliveries.takeAll(List.of(to("t", SomeMessages.aGroupOf(2))));

        var message = database.getCollection("deliveryContents").find().first().get("state", Document.class);

        assertThat(message).containsKeys("address", "addressee", "at").doesNotContainKey("aboutSeveral");
        assertThat(message.getList("parts", Document.class).getLast())
                .containsOnlyKeys("alertId", "kind", "severity", "level", "subject", "dueVersion", "dueDate");
    }

    @Test
    void whoeverIsKilledWhileTakingLeavesNoLineWithoutItsContentAndRepeatingCompletesIt() {
        var taken = List.of(to("t1", SomeMessages.aMessage("m1")), to("t2", SomeMessages.aMessage("m2")));
        var kills = 0;
        for (var killed = true; killed; ) {
            try {
                var dying = new KilledAtWrite(database, kills);
                new MongoDeliveries(dying.database(), () -> "token", () -> now).takeAll(taken);
                killed = false;
            } catch (Crashes.Killed e) {
                kills++;
            }
            assertThat(contents()).containsAll(messagesInLedger());
        }

        assertThat(kills).isEqualTo(2);
        assertThat(deliveries.claim("a", now, Duration.ofSeconds(30), 10))
                .extracting(claimed -> claimed.delivery().message().messageId())
                .containsExactlyInAnyOrder("m1", "m2");
    }

    @Test
    void whatIsSaidIsForgottenWithItsLastLineAndNotBefore() {
        var message = SomeMessages.aMessage("m");
        deliveries.takeAll(List.of(to("t1", message)));
        end(State.DELIVERED);
        deliveries.takeAll(List.of(to("t2", message)));
        end(State.DEAD);
        var later = now.plusSeconds(1);

        deliveries.forget(later, Instant.EPOCH);
        assertThat(messagesInLedger()).containsExactly("m");
        assertThat(contents()).containsExactly("m");

        deliveries.forget(Instant.EPOCH, later);
        assertThat(messagesInLedger()).isEmpty();
        assertThat(contents()).isEmpty();
    }

    @Test
    void whoeverIsKilledWhileForgettingLeavesNoLineWithoutItsContentAndNoContentForEver() {
        deliveries.takeAll(List.of(to("t1", SomeMessages.aMessage("m1"))));
        end(State.DELIVERED);
        deliveries.takeAll(List.of(to("t1", SomeMessages.aMessage("m2"))));
        end(State.DEAD);
        deliveries.takeAll(List.of(to("t1", SomeMessages.aMessage("m3"))));
        var later = now.plusSeconds(1);
        var kills = 0;
        for (var killed = true; killed; ) {
            try {
                var dying = new KilledAtWrite(database, kills % 4);
                new MongoDeliveries(dying.database(), () -> "token", () -> now).forget(later, later);
                killed = false;
            } catch (Crashes.Killed e) {
                kills++;
            }
            assertThat(contents()).containsAll(messagesInLedger());
        }

        assertThat(kills).isPositive();
        assertThat(messagesInLedger()).containsExactly("m3");
        assertThat(contents()).containsExactly("m3");
    }

    @Test
    void forgetsContentsInAnyNumber() {
        deliveries.takeAll(IntStream.range(0, 2_345)
                .mapToObj(i -> to("t", SomeMessages.aMessage("m" + i)))
                .toList());
        deliveries.abandon("a", "nobody serves it any more", now);
        take("waiting");

        deliveries.forget(now.plusSeconds(1), now.plusSeconds(1));

        assertThat(contents()).containsExactly("waiting");
    }

    @Test
    void aReplayAfterLongFindsWhatItHasToSay() {
        var message = SomeMessages.aGroupOf(3);
        deliveries.takeAll(List.of(to("t1", message), to("t2", message)));
        var claimed = deliveries.claim("a", now, Duration.ofSeconds(30), 10);
        deliveries.writeDown(
                List.of(
                        new AttemptResult(claimed.getFirst(), State.DELIVERED, "204", null),
                        new AttemptResult(claimed.getLast(), State.DEAD, "503", null)),
                now);
        now = now.plus(Duration.ofDays(300));
        deliveries.forget(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(365)));

        var replay = new ReplayDelivery(deliveries, () -> now);
        assertThat(replay.replay(claimed.getLast().delivery().deliveryId(), Set.of(), null))
                .isInstanceOf(ReplayDelivery.Result.Replayed.class);

        assertThat(deliveries.claim("a", now, Duration.ofSeconds(30), 10))
                .singleElement()
                .satisfies(again -> assertThat(again.delivery().message()).isEqualTo(message));
    }

    @Test
    void aReplayThatIsRepeatedIsOneThoughItFailedAgainMeanwhile() {
        take("m");
        var replay = new ReplayDelivery(deliveries, () -> now);
        var failed = deliveries.claim("a", now, Duration.ofSeconds(30), 10).getFirst();
        var id = failed.delivery().deliveryId();
        deliveries.writeDown(List.of(new AttemptResult(failed, State.DEAD, "503", null)), now);
        replay.replay(id, Set.of(), "p-admin|k");
        var again = deliveries.claim("a", now, Duration.ofSeconds(30), 10).getFirst();
        deliveries.writeDown(List.of(new AttemptResult(again, State.DEAD, "503", null)), now);

        assertThat(replay.replay(id, Set.of(), "p-admin|k")).isInstanceOf(ReplayDelivery.Result.Replayed.class);
        assertThat(deliveries.claim("a", now, Duration.ofSeconds(30), 10)).isEmpty();
        assertThat(replay.replay(id, Set.of(), "p-admin|other")).isInstanceOf(ReplayDelivery.Result.Replayed.class);
        assertThat(deliveries.claim("a", now, Duration.ofSeconds(30), 10)).hasSize(1);
    }

    @Test
    void aLineWhoseContentADamagedStoreLostIsDeadAndHoldsNothingUp() {
        take("lost");
        take("sound");
        database.getCollection("deliveryContents").deleteOne(new Document("_id", "lost"));

        assertThat(deliveries.claim("a", now, Duration.ofSeconds(30), 10))
                .extracting(claimed -> claimed.delivery().message().messageId())
                .containsExactly("sound");
        assertThat(deliveries.find(new DeliveryLedger.Filter(State.DEAD, null, null, null, Set.of()), null, 10))
                .extracting(DeliveryLedger.Entry::messageId)
                .containsExactly("lost");
    }
}
