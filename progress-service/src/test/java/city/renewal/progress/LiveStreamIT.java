package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Topics;
import city.renewal.progress.application.live.LiveEvent;
import city.renewal.progress.application.live.LiveFeed;
import city.renewal.progress.application.live.LivePosition;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import city.renewal.starter.testing.EventReader;
import city.renewal.starter.testing.TestTokens;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The live stream as a browser reads it. */
class LiveStreamIT extends ProgressIT {
    private static EventReader open(@Nullable String lastEventId) {
        return EventReader.open(service, "/api/v1/live?programme=laoshan-2023", COMMANDER.token(), lastEventId);
    }

    /** The next standing event of this project. */
    private static JsonNode nextOf(EventReader stream, String projectId) {
        while (true) {
            var data = stream.next("standing");
            if (data.at("/subject/projectId").asString("").equals(projectId)) {
                return data;
            }
        }
    }

    @Test
    void streamsEventsAndResumesAfterTheLastEventId() {
        String position;
        try (var stream = open(null)) {
            assertThat(stream.next("overview").at("/programme").asString()).isEqualTo("laoshan-2023");

            publish(ProjectFacts.of("it8")
                    .registered()
                    .planned(node("n1", TODAY.minusDays(2)))
                    .all());

            var change = nextOf(stream, "it8");
            assertThat(change.at("/to").asString()).isEqualTo("OVERDUE");
            assertThat(change.at("/subject/owner/personId").asString()).isEqualTo("p-owner");
            position = stream.lastId();
        }
        publish(ProjectFacts.of("it9")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)))
                .all());
        eventually(() -> assertThat(nodes("project=it9", COMMANDER)).hasSize(1));

        try (var stream = open(position)) {
            assertThat(nextOf(stream, "it9").at("/to").asString()).isEqualTo("OVERDUE");
        }
        assertThat(service.send(
                                "GET",
                                "/api/v1/live?programme=laoshan-2023",
                                COMMANDER.token(),
                                null,
                                Map.of("Last-Event-ID", "never given"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void streamsAProblemOnlyToCallersWhoMaySeeIt() {
        var elsewhere = TestTokens.of("p-live", Role.COMMANDER).in("370212002");
        try (var stream = open(null);
                var other = EventReader.open(service, "/api/v1/live?programme=laoshan-2023", elsewhere.token(), null)) {
            stream.next("overview");
            other.next("overview");

            publish(ProblemFacts.of("live-q1", TODAY.minusDays(1)).raised().all());
            publish(ProblemFacts.of("live-q2", TODAY).in("370212002").raised().all());

            var change = problem(stream, "live-q1");
            assertThat(change.path("change").asString()).isEqualTo("PROBLEM_STANDING");
            assertThat(change.path("to").asString()).isEqualTo("OVERDUE");
            assertThat(change.path("overdueDays").asInt()).isEqualTo(1);
            assertThat(other.next("standing").at("/subject/problemId").asString())
                    .isEqualTo("live-q2");
        }
    }

    private static JsonNode problem(EventReader stream, String problemId) {
        while (true) {
            var data = stream.next("standing");
            if (data.at("/subject/problemId").asString("").equals(problemId)) {
                return data;
            }
        }
    }

    private static EventReader openAs(String person) {
        var stream = EventReader.open(
                service,
                "/api/v1/live?programme=laoshan-2023",
                COMMANDER.token(claims -> claims.subject(person)),
                null);
        stream.next("overview");
        return stream;
    }

    private static int openStreams() {
        return service.bean(LiveFeed.class).subscribers();
    }

    /** A disconnected client is noticed with the next write. */
    private static void untilAllHaveGone() {
        var anything = new LiveEvent(
                "ping",
                LivePosition.start().id(),
                new LiveEvent.SourceOffset(Topics.PROGRESS, 0, 0),
                "laoshan-2023",
                new Visibility.Target("370212", Set.of(), Set.of(), Set.of()),
                Map.of());
        eventually(() -> {
            service.bean(LiveFeed.class).publish(anything);
            assertThat(openStreams()).isZero();
        });
    }

    @Test
    void servesAPersonsEleventhStreamAndEndsTheirOldest() {
        try (var other = openAs("p-one-screen")) {
            var streams = new ArrayList<EventReader>();
            try {
                for (int n = 0; n < 11; n++) {
                    streams.add(openAs("p-many-screens"));
                }

                assertThat(streams.getFirst().rest()).endsWith("retry: 30000", "");
                publish(ProblemFacts.of("live-q3", TODAY.minusDays(1)).raised().all());
                assertThat(problem(streams.get(1), "live-q3").isMissingNode()).isFalse();
                assertThat(problem(streams.getLast(), "live-q3").isMissingNode())
                        .isFalse();
                assertThat(problem(other, "live-q3").isMissingNode()).isFalse();
            } finally {
                streams.forEach(EventReader::close);
            }
        }
    }

    @Test
    void rejectsStreamsBeyondTheLimit() {
        var streams = new ArrayList<EventReader>();
        try {
            untilAllHaveGone();
            for (int n = 0; n < STREAMS; n++) {
                streams.add(openAs("p-crowd-" + n / 10));
            }

            var refused = service.send(
                    "GET",
                    "/api/v1/live?programme=laoshan-2023",
                    COMMANDER.token(claims -> claims.subject("p-crowd-0")),
                    null,
                    Map.of());

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("type")).isEqualTo("urn:renewal:problem:too-many-readers");
            assertThat(openStreams()).isEqualTo(STREAMS);
        } finally {
            streams.forEach(EventReader::close);
        }
        untilAllHaveGone();
    }
}
