package city.renewal.progress;

import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.Topics;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;

/** The running service with a real broker and store, started once for all tests; each test uses its own projects. */
abstract class ProgressIT {
    static final TestTokens.Bearer COMMANDER = TestTokens.demo("commander");

    /** The limit of live streams of all people together. */
    static final int STREAMS = 24;

    static final RunningService service = SharedService.SERVICE;

    private static final class SharedService {
        static final RunningService SERVICE = start();

        private static RunningService start() {
            var service = RunningService.of(ProgressServiceApplication.class)
                    .with("renewal.clock", "2023-06-30T08:00+08:00")
                    .with("renewal.past-figures.every", "1s")
                    .with("renewal.live.streams", STREAMS)
                    .start();
            service.publish(Topics.PROJECT, List.of(ProjectFacts.programme()));
            eventually(() -> assertThat(service.get("/api/v1/overview?programme=" + ProjectFacts.PROGRAMME, COMMANDER)
                            .status())
                    .isEqualTo(200));
            return service;
        }
    }

    static void publish(List<? extends Envelope<?>> facts) {
        service.publish(Topics.PROJECT, facts);
    }

    static void publishAndAwait(ProjectFacts facts, String projectId, long sequence) {
        publish(facts.all());
        // Waits for all rows of the plan: rows are written concurrently, and one may be visible before the others.
        eventually(() -> assertThat(service.get("/api/v1/deadlines?limit=500&project=" + projectId, COMMANDER)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(row -> row.path("sequence").asLong(0)))
                .hasSize(facts.planned())
                .containsOnly(sequence));
    }

    static List<String> nodes(String query, TestTokens.Bearer bearer) {
        var answer = service.get("/api/v1/deadlines?" + query, bearer);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.body().get("items").forEach(row -> ids.add(row.get("nodeId").asString()));
        return ids;
    }
}
