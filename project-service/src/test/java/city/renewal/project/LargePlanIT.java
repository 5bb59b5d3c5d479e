package city.renewal.project;

import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.project.Projects;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.SamplePlans;
import city.renewal.starter.testing.TestTokens;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans with 20,000 nodes, and larger ones. */
class LargePlanIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "big-2023");
        for (var id : new String[] {"b1", "b2", "b3", "b4"}) {
            ProgrammeFixture.register(service, "big-2023", id);
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void twentyThousandNodesArePutSentAndRead() {
        var body = SamplePlans.json(20_000);
        var began = System.nanoTime();

        var put = put("b1", body, "\"1\"");
        System.out.printf(
                "PUT of 20,000 nodes, %,d bytes: %d ms%n",
                body.length(), Duration.ofNanos(System.nanoTime() - began).toMillis());
        var got = service.get("/api/v1/projects/b1/plan", TestTokens.demo("commander"));

        assertThat(put.status()).as("%.300s", put.body()).isEqualTo(200);
        assertThat(got.body().at("/nodes").size()).isEqualTo(20_000);
        assertThat(got.body().at("/nodes/19999/nodeId").asString()).isEqualTo("n19999");
        assertThat(service.bean(Projects.class).load("b1").orElseThrow().state().nodes())
                .hasSize(20_000);
        eventually(() -> assertThat(service.context()
                        .getBean("projectRelay", OutboxRelay.class)
                        .lag())
                .isZero());
    }

    @Test
    void anotherCommandOnALargePlanAndTheSamePlanAgainAreAccepted() {
        assertThat(put("b2", SamplePlans.json(20_000), "\"1\"").status()).isEqualTo(200);

        var again = put("b2", SamplePlans.json(20_000).replace("\"weight\": 1", "\"weight\": 2"), "\"2\"");

        assertThat(again.status()).as("%.300s", again.body()).isEqualTo(200);
        assertThat(service.bean(Projects.class).load("b2").orElseThrow().state().nodes())
                .allMatch(node -> node.weight().intValue() == 2);
    }

    @Test
    void twoConcurrentPicturesAreBothAccepted() {
        var body = SamplePlans.json(20_000);

        var one = CompletableFuture.supplyAsync(() -> put("b3", body, "\"1\""));
        var other = CompletableFuture.supplyAsync(() -> put("b4", body, "\"1\""));

        assertThat(one.join().status()).isEqualTo(200);
        assertThat(other.join().status()).isEqualTo(200);
    }

    @Test
    void oneNodeMoreIsRefusedWithTheLimitAndABodyBeyondItsLimitToo() {
        var more = put("b1", SamplePlans.json(20_001), "\"1\"");
        var larger = put("b1", " ".repeat(24 * 1024 * 1024 + 1), "\"1\"");
        var elsewhere = service.send(
                "POST",
                "/api/v1/projects",
                TestTokens.demo("commander").token(),
                " ".repeat(1024 * 1024 + 1),
                Map.of());

        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body().at("/violations/0/field").asString()).isEqualTo("nodes");
        assertThat(more.body().at("/violations/0/message").asString()).contains("20000");
        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.body().toString()).contains("25165824");
        assertThat(elsewhere.status()).isEqualTo(413);
    }

    private static Answer put(String project, String body, String ifMatch) {
        return service.send(
                "PUT",
                "/api/v1/projects/%s/plan".formatted(project),
                TestTokens.demo("commander").token(),
                body,
                Map.of("If-Match", ifMatch));
    }
}
