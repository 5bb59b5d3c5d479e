package city.renewal.progress.adapter.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.application.live.LiveEvent;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.starter.json.Json;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.streams.OpenStreams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class LiveStreamTest {
    private static final Visibility EVERYTHING = Visibility.ofAreas(Set.of("370212"));

    private final LiveFeed feed = new LiveFeed(new OpenStreams.Terms(1, 10));
    private final LiveFeed.Subscriber subscriber = ((LiveFeed.SubscribeOutcome.Subscribed)
                    feed.subscribe("p-1", "laoshan-2023", EVERYTHING, null))
            .subscriber();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final LiveStream stream = new LiveStream(response, Json.strict(), Duration.ofMillis(1));

    @Test
    void sendsHeartbeatsWhileIdle() throws Exception {
        stream.run(subscriber, Optional::empty, () -> beats() < 2);

        assertThat(beats()).isEqualTo(2);
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void endsWhenItsTokenExpires() throws Exception {
        for (var i = 0; i < 10; i++) {
            publish(i);
        }
        var checks = new AtomicInteger();

        stream.run(subscriber, Optional::empty, () -> checks.incrementAndGet() <= 3);

        assertThat(response.getContentAsString().lines().filter(line -> line.startsWith("data:")))
                .hasSize(3);
    }

    @Test
    void endsWhenTheServiceEnds() throws Exception {
        publish(0);
        feed.close();

        stream.run(subscriber, Optional::empty, () -> true);

        assertThat(response.getContentAsString()).isEqualTo("retry: 2000\n\n");
    }

    @Test
    void aReplacedStreamAsksItsClientToReconnectLater() throws Exception {
        feed.subscribe("p-1", "laoshan-2023", EVERYTHING, null);

        stream.run(subscriber, Optional::empty, () -> true);

        assertThat(response.getContentAsString()).isEqualTo("retry: 2000\n\nretry: 30000\n\n");
    }

    private long beats() {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)
                .lines()
                .filter(":"::equals)
                .count();
    }

    private void publish(int offset) {
        feed.publish(new LiveEvent(
                "standing",
                "renewal.progress.v1:0:" + (offset + 1),
                new LiveEvent.SourceOffset("renewal.progress.v1", 0, offset),
                "laoshan-2023",
                new Visibility.Target("370212001", Set.of(), Set.of(), Set.of()),
                Map.of("offset", offset)));
    }
}
