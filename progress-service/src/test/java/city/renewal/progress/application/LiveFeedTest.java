package city.renewal.progress.application;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.application.LiveFeed.Opening;
import city.renewal.starter.security.Sight;
import city.renewal.starter.streams.OpenStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
    private static final Sight EVERYTHING = new Sight(Set.of("370212"), Set.of(), Set.of(), Set.of());

    private final LiveFeed feed = new LiveFeed(new OpenStreams.Terms(2, 4));
    private LivePosition position = LivePosition.start();

    private void publish(int offset, String area) {
        var place = new LiveEvent.Place("renewal.progress.v1", 0, offset);
        position = position.beyond(place);
        feed.publish(new LiveEvent(
                "standing",
                position.id(),
                place,
                "laoshan-2023",
                new Sight.Target(area, Set.of(), Set.of(), Set.of()),
                offset));
    }

    private LiveFeed.Reader open(String programme, Sight sight, @Nullable LivePosition from) {
        return ((Opening.Opened) feed.open("p-1", programme, sight, from)).reader();
    }

    private static List<Object> drained(LiveFeed.Reader reader) throws InterruptedException {
        var data = new ArrayList<Object>();
        for (var event = reader.next(Duration.ZERO); event.isPresent(); event = reader.next(Duration.ZERO)) {
            data.add(event.get().data());
        }
        return data;
    }

    @Test
    void neverWaitsForAReaderWhoDoesNotReadAndLetsThemLoseTheOldest() throws InterruptedException {
        try (var slow = open("laoshan-2023", EVERYTHING, null);
                var keen = open("laoshan-2023", EVERYTHING, null)) {
            var seen = new ArrayList<Object>();
            for (var i = 0; i < 1_000; i++) {
                publish(i, "370212001");
                seen.addAll(drained(keen));
            }

            assertThat(seen).hasSize(1_000);
            var left = drained(slow);
            assertThat(left).hasSize(256).startsWith(744).endsWith(999);
        }
    }

    @Test
    void givesThoseWhoComeBackWhatTheyMissedAndNothingTwice() throws InterruptedException {
        publish(0, "370212001");
        var was = position;
        publish(1, "370212001");
        publish(2, "370212002");

        try (var reader =
                open("laoshan-2023", EVERYTHING, LivePosition.parse(was.id()).orElseThrow())) {
            assertThat(drained(reader)).containsExactly(1, 2);
        }
    }

    @Test
    void showsEachReaderOnlyWhatIsInTheirSightAndOfTheirProgramme() throws InterruptedException {
        var street = new Sight(Set.of("370212002"), Set.of(), Set.of(), Set.of());
        try (var reader = open("laoshan-2023", street, null);
                var other = open("shinan-2022", EVERYTHING, null)) {
            publish(0, "370212001");
            publish(1, "370212002");

            assertThat(drained(reader)).containsExactly(1);
            assertThat(drained(other)).isEmpty();
        }
        assertThat(feed.readers()).isZero();
    }

    @Test
    void takesNoReaderOnceItHasClosed() {
        var reader = open("laoshan-2023", EVERYTHING, null);

        feed.close();

        assertThat(reader.hasEnded()).isTrue();
        assertThat(feed.open("p-1", "laoshan-2023", EVERYTHING, null)).isInstanceOf(Opening.Refused.class);
    }

    @Test
    void aPersonsNewestStreamTakesTheirOldestOnesPlace() throws InterruptedException {
        var oldest = open("laoshan-2023", EVERYTHING, null);
        var second = open("laoshan-2023", EVERYTHING, null);
        publish(0, "370212001");

        var newest = open("laoshan-2023", EVERYTHING, null);
        publish(1, "370212001");

        assertThat(oldest.wasReplaced()).isTrue();
        assertThat(drained(oldest)).isEmpty();
        assertThat(drained(second)).containsExactly(0, 1);
        assertThat(drained(newest)).containsExactly(1);
        oldest.close();
        assertThat(feed.readers()).isEqualTo(2);
    }

    @Test
    void endsAtOnceForThoseWhoWait() throws InterruptedException {
        var reader = open("laoshan-2023", EVERYTHING, null);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                reader.next(Duration.ofHours(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        feed.close();

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
    }
}
