package city.renewal.progress;

import static city.renewal.progress.Facts.TODAY;
import static city.renewal.progress.Facts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.SameAnswers;
import city.renewal.starter.testing.TestTokens;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever may not see something can't find out whether it exists. */
class SameAnswersIT extends ProgressIT {
    @BeforeAll
    static void aProject() {
        publishAndAwait(Facts.of("unseen").registered().planned(node("n1", TODAY.minusDays(2))), "unseen", 2);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInSightIsAnsweredForAsIfItDidNotExist() {
        return SameAnswers.of(
                        "progress", Map.of("programme", Facts.PROGRAMME, "projectId", "unseen", "project", "unseen"))
                .tests(
                        service,
                        role -> TestTokens.of("p-stranger", role)
                                .in("370202")
                                .ofUnits("u9")
                                .withScope("renewal:read"));
    }

    @Test
    void ofFiftyPublicationsAtOnceWithOneKeyOneIsMade() throws Exception {
        var commander = TestTokens.demo("commander");
        var before = publications(commander);
        var answers = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                answers.add(threads.submit(() -> {
                    var answer = service.send(
                            "POST",
                            "/api/v1/rankings/publications",
                            commander.token(),
                            "{\"programme\": \"%s\", \"by\": \"unit\"}".formatted(Facts.PROGRAMME),
                            Map.of("Idempotency-Key", "fifty"));
                    return answer.status() + " " + answer.text("publicationId");
                }));
            }
        }
        var first = answers.getFirst().get();

        assertThat(first).startsWith("201 ");
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(first);
        }
        assertThat(publications(commander)).isEqualTo(before + 1);
    }

    private static int publications(TestTokens.Bearer commander) {
        return service.get("/api/v1/rankings/publications?limit=500&programme=" + Facts.PROGRAMME, commander)
                .body()
                .path("items")
                .size();
    }
}
