package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What moves a due date, over HTTP: extensions and suspensions, on a day that the drill's clock gives. */
class DatesIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        Settled.programme(service, "p-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aLaterDateIsAskedForDecidedByAnotherPersonAndShown() {
        Settled.project(service, "p-2023", "x");
        var path = "/api/v1/projects/x/nodes/n1/extensions";
        var body = "{\"dueDate\": \"2023-08-15\", \"reason\": \"管线迁改\"}";

        var asked = post("owner", path, body, Map.of("Idempotency-Key", "ask-1"));
        var repeated = post("owner", path, body, Map.of("Idempotency-Key", "ask-1"));
        var twice = post("unit", path, body, Map.of());
        var decision = path + "/" + asked.text("extensionId") + "/decision";
        var foreign = post("commander-2", decision, "{\"verdict\": \"APPROVED\"}", Map.of());
        var stale = post("leader", decision, "{\"verdict\": \"APPROVED\"}", Map.of("If-Match", "\"1\""));
        var decided = post("leader", decision, "{\"verdict\": \"APPROVED\", \"note\": \"同意\"}", Map.of());

        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        assertThat(asked.headers().get("location")).isEqualTo(path + "/" + asked.text("extensionId"));
        assertThat(repeated.body()).isEqualTo(asked.body());
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text("type")).endsWith("extension-pending");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
        assertThat(decided.text("decidedBy")).isEqualTo("p-leader");
        var shown = service.get(path, TestTokens.demo("supervisor"));
        assertThat(shown.body().at("/items/0/state").asString()).isEqualTo("APPROVED");
        assertThat(node("x", 0, "dueDate")).isEqualTo("2023-08-15");
        assertThat(node("x", 0, "originalDueDate")).isEqualTo("2023-07-31");
        assertThat(node("x", 0, "dueVersion")).isEqualTo("2");
    }

    @Test
    void aRequestThatIsNotAsExpectedNamesTheField() {
        Settled.project(service, "p-2023", "y");
        var path = "/api/v1/projects/y/nodes/n1/extensions";

        var empty = post("owner", path, "{}", Map.of());
        var earlier = post("owner", path, "{\"dueDate\": \"2023-07-31\", \"reason\": \"雨\"}", Map.of());
        var elsewhere = post("owner-2", path, "{\"dueDate\": \"2023-08-15\", \"reason\": \"雨\"}", Map.of());
        var ghost = post(
                "commander",
                "/api/v1/projects/y/nodes/ghost/extensions",
                "{\"dueDate\": \"2023-08-15\", \"reason\": \"雨\"}",
                Map.of());

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body().at("/violations").findValuesAsString("field")).containsExactly("dueDate", "reason");
        assertThat(earlier.body().at("/violations").findValuesAsString("field")).containsExactly("dueDate");
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(ghost.status()).isEqualTo(404);
        assertThat(node("y", 0, "dueVersion")).isEqualTo("1");
    }

    @Test
    void workIsStoppedAndGoesOn() {
        Settled.project(service, "p-2023", "z");
        var path = "/api/v1/projects/z/suspensions";

        var past = post("commander", path, "{\"from\": \"2023-06-29\", \"reason\": \"台风\"}", Map.of());
        var none = post("commander", path, "{\"from\": \"2023-06-30\", \"reason\": \"台风\", \"nodes\": []}", Map.of());
        var stopped = post(
                "commander",
                path,
                "{\"suspensionId\": \"s1\", \"from\": \"2023-06-30\", \"reason\": \"台风\"}",
                Map.of("Idempotency-Key", "stop-1"));
        var future = post("commander", path + "/s1/end", "{\"resumedOn\": \"2023-07-01\"}", Map.of());
        var foreign = post("commander-2", path + "/s1/end", "{\"resumedOn\": \"2023-06-30\"}", Map.of());
        var ended = post("commander", path + "/s1/end", "{\"resumedOn\": \"2023-06-30\"}", Map.of());
        var again = post("commander", path + "/s1/end", "{\"resumedOn\": \"2023-06-30\"}", Map.of());

        assertThat(past.body().at("/violations").findValuesAsString("field")).containsExactly("from");
        assertThat(none.body().at("/violations").findValuesAsString("field")).containsExactly("nodes");
        assertThat(stopped.status()).as("%s", stopped.body()).isEqualTo(201);
        assertThat(future.body().at("/violations").findValuesAsString("field")).containsExactly("resumedOn");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(ended.text("resumedOn")).isEqualTo("2023-06-30");
        assertThat(again.status()).isEqualTo(409);
        assertThat(service.get(path, TestTokens.demo("owner"))
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(node("z", 0, "dueVersion")).isEqualTo("1");
    }

    private static Answer post(String user, String path, String body, Map<String, String> headers) {
        return service.send("POST", path, TestTokens.demo(user).token(), body, headers);
    }

    private static String node(String projectId, int n, String field) {
        return service.get("/api/v1/projects/%s/plan".formatted(projectId), TestTokens.demo("commander"))
                .body()
                .at("/nodes/%d/%s".formatted(n, field))
                .asString();
    }
}
