package city.renewal.progress.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.application.live.LiveFeed.SubscribeOutcome;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.streams.OpenStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final Visibility EVERYTHING = Visibility.ofAreas(Set.of("370212"));

    private final LiveFeed feed = new LiveFeed(new OpenStreams.Terms(2, 4));
    private LivePosition position = LivePosition.start();

    private void publish(int offset, String area) {
        var source = new LiveEvent.SourceOffset("renewal.progress.v1", 0, offset);
        position = position.advancedPast(source);
        feed.publish(new LiveEvent(
                "standing",
                position.id(),
                source,
                "laoshan-2023",
                new Visibility.Target(area, Set.of(), Set.of(), Set.of()),
                offset));
    }

    private LiveFeed.Subscriber subscribe(String programme, Visibility visibility, @Nullable LivePosition from) {
        return ((SubscribeOutcome.Subscribed) feed.subscribe("p-1", programme, visibility, from)).subscriber();
    }

    private static List<Object> drained(LiveFeed.Subscriber subscriber) throws InterruptedException {
        var data = new ArrayList<Object>();
        for (var event = subscriber.next(Duration.ZERO); event.isPresent(); event = subscriber.next(Duration.ZERO)) {
            data.add(event.get().data());
        }
        return data;
    }

    @Test
    void neverBlocksOnASlowSubscriberAndDropsItsOldestEvents() throws InterruptedException {
        try (var slow = subscribe("laoshan-2023", EVERYTHING, null);
                var keen = subscribe("laoshan-2023", EVERYTHING, null)) {
            var received = new ArrayList<Object>();
            for (var i = 0; i < 1_000; i++) {
                publish(i, "370212001");
                received.addAll(drained(keen));
            }

            assertThat(received).hasSize(1_000);
            var left = drained(slow);
            assertThat(left).hasSize(256).startsWith(744).endsWith(999);
        }
    }

    @Test
    void replaysMissedEventsExactlyOnceAfterAReconnect() throws InterruptedException {
        publish(0, "370212001");
        var was = position;
        publish(1, "370212001");
        publish(2, "370212002");

        try (var subscriber = subscribe(
                "laoshan-2023", EVERYTHING, LivePosition.parse(was.id()).orElseThrow())) {
            assertThat(drained(subscriber)).containsExactly(1, 2);
        }
    }

    @Test
    void deliversOnlyVisibleEventsOfTheProgramme() throws InterruptedException {
        var street = Visibility.ofAreas(Set.of("370212002"));
        try (var subscriber = subscribe("laoshan-2023", street, null);
                var other = subscribe("shinan-2022", EVERYTHING, null)) {
            publish(0, "370212001");
            publish(1, "370212002");

            assertThat(drained(subscriber)).containsExactly(1);
            assertThat(drained(other)).isEmpty();
        }
        assertThat(feed.subscribers()).isZero();
    }

    @Test
    void rejectsSubscribersAfterClosing() {
        var subscriber = subscribe("laoshan-2023", EVERYTHING, null);

        feed.close();

        assertThat(subscriber.hasEnded()).isTrue();
        assertThat(feed.subscribe("p-1", "laoshan-2023", EVERYTHING, null))
                .isInstanceOf(SubscribeOutcome.Refused.class);
    }

    @Test
    void aPersonsNewestStreamReplacesTheirOldest() throws InterruptedException {
        var oldest = subscribe("laoshan-2023", EVERYTHING, null);
        var second = subscribe("laoshan-2023", EVERYTHING, null);
        publish(0, "370212001");

        var newest = subscribe("laoshan-2023", EVERYTHING, null);
        publish(1, "370212001");

        assertThat(oldest.wasReplaced()).isTrue();
        assertThat(drained(oldest)).isEmpty();
        assertThat(drained(second)).containsExactly(0, 1);
        assertThat(drained(newest)).containsExactly(1);
        oldest.close();
        assertThat(feed.subscribers()).isEqualTo(2);
    }

    @Test
    void endsWaitingSubscribersAtOnce() throws InterruptedException {
        var subscriber = subscribe("laoshan-2023", EVERYTHING, null);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                subscriber.next(Duration.ofHours(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        feed.close();

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    }
}
