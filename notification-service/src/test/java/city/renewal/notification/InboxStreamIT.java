package city.renewal.notification;

import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.InboxFeed;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.EventReader;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The inbox as a browser has it open. */
@Timeout(60)
class InboxStreamIT {
    private static final String STREAM = "/api/v1/inbox/stream";

    private static RunningService service;
    private final String person = "p-" + UUID.randomUUID();
    private final TestTokens.Bearer bearer = TestTokens.of(person, Role.OWNER);

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
    }

    /** That a reader left is noticed at the next heartbeat; until then its stream counts towards the limit of all. */
    @BeforeEach
    void streamsOfOtherTestsAreGone() {
        eventually(() -> assertThat(readers()).isZero());
    }

    private EventReader open() {
        return EventReader.open(service, STREAM, bearer.token(), null);
    }

    private void arrives(String id, String address) {
        service.bean(Inbox.class).takeAll(List.of(SomeMessages.aMessageTo(address, id)));
    }

    @Test
    void showsWhatIsThereAndThenWhatComesAndIsRead() {
        var first = person + "-1";
        var second = person + "-2";
        arrives(first, person);
        try (var stream = open()) {
            assertThat(stream.next("unread").path("unread").intValue()).isEqualTo(1);
            assertThat(stream.next("message").path("messageId").asString()).isEqualTo(first);

            arrives("other-" + person, "p-other-" + person);
            arrives(second, person);

            assertThat(stream.next("unread").path("unread").intValue()).isEqualTo(2);
            var message = stream.next("message");
            assertThat(message.path("messageId").asString())
                    .as("not again what was shown, nor what is another's")
                    .isEqualTo(second);
            assertThat(message.path("text").asString()).contains("施工图设计");
            service.send("POST", "/api/v1/inbox/%s/reading".formatted(first), bearer.token(), null, Map.of());
            assertThat(stream.next("unread").path("unread").intValue()).isEqualTo(1);
        }
    }

    @Test
    void saysThatItIsAliveWhileNothingComes() {
        try (var stream = open()) {
            assertThat(stream.next("unread").path("unread").intValue()).isZero();
            assertThat(stream.line()).isEmpty();
            assertThat(stream.line()).isEqualTo(":");
        }
    }

    @Test
    void endsWithTheTokenThatOpenedIt() {
        try (var stream = found(() -> EventReader.open(service, STREAM, tokenForTwoSeconds(), null))) {
            String line;
            do {
                line = stream.line();
            } while (line != null);
        }
        eventually(() -> assertThat(service.send("GET", STREAM, bearer.token(), null, Map.of())
                        .status())
                .isEqualTo(200));
    }

    private String tokenForTwoSeconds() {
        return bearer.token(
                claims -> claims.expirationTime(Date.from(Instant.now().plusSeconds(2))));
    }

    private EventReader openAs(String who) {
        var stream =
                EventReader.open(service, STREAM, TestTokens.of(who, Role.OWNER).token(), null);
        stream.next("unread");
        return stream;
    }

    private static int readers() {
        return service.bean(InboxFeed.class).readers();
    }

    @Test
    void servesAPersonsNewestStreamAndEndsTheirOldest() {
        try (var other = openAs("p-other-" + person);
                var oldest = openAs(person);
                var second = openAs(person);
                var newest = openAs(person)) {
            assertThat(oldest.rest()).endsWith("retry: 30000", "");

            arrives(person + "-4", person);
            arrives("other-" + person, "p-other-" + person);

            assertThat(second.next("unread").path("unread").intValue()).isEqualTo(1);
            assertThat(newest.next("unread").path("unread").intValue()).isEqualTo(1);
            assertThat(other.next("unread").path("unread").intValue()).isEqualTo(1);
        }
        eventually(() -> assertThat(readers()).isZero());
    }

    @Test
    void refusesFurtherReadersWhenAllStreamsAreTaken() {
        try (var _ = openAs(person);
                var _ = openAs(person);
                var _ = openAs("p-b");
                var _ = openAs("p-b");
                var _ = openAs("p-c")) {
            var sixth = service.send("GET", STREAM, bearer.token(), null, Map.of("accept", "text/event-stream"));

            assertThat(sixth.status()).isEqualTo(503);
            assertThat(sixth.headers().get("content-type")).startsWith("application/problem+json");
            assertThat(sixth.text("type")).isEqualTo("urn:renewal:problem:too-many-readers");
            assertThat(readers()).isEqualTo(5);
        }
        eventually(() -> assertThat(readers()).isZero());
    }
}
