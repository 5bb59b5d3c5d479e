package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What moves a due date, over HTTP: extensions, advancements and suspensions, on a day that the drill's clock gives. */
class DatesIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "p-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aLaterDateIsAskedForDecidedByAnotherPersonAndShown() {
        ProgrammeFixture.project(service, "p-2023", "x");
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
        ProgrammeFixture.project(service, "p-2023", "y");
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
    void workIsSuspendedAndResumed() {
        ProgrammeFixture.project(service, "p-2023", "z");
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

    @Test
    void aDueDateIsAdvancedByTheProjectsLeaderOrACommander() {
        ProgrammeFixture.project(service, "p-2023", "adv");
        var path = "/api/v1/projects/adv/nodes/n1/advancement";
        var body = "{\"dueDate\": \"2023-07-15\", \"reason\": \"迎检\"}";
        post("owner", "/api/v1/projects/adv/nodes/n1/acceptance", "{\"verdict\": \"SIGNED\"}", Map.of());

        var unit = post("unit", path, body, Map.of());
        var foreign = post("commander-2", path, body, Map.of());
        var empty = post("leader", path, "{}", Map.of());
        var later = post("leader", path, "{\"dueDate\": \"2023-08-01\", \"reason\": \"迎检\"}", Map.of());
        var past = post("leader", path, "{\"dueDate\": \"2023-06-29\", \"reason\": \"迎检\"}", Map.of());
        var stale = post("leader", path, body, Map.of("If-Match", "\"1\""));
        var advanced = post("leader", path, body, Map.of("Idempotency-Key", "adv-1"));
        var repeated = post("leader", path, body, Map.of("Idempotency-Key", "adv-1"));

        assertThat(unit.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(empty.body().at("/violations").findValuesAsString("field")).containsExactly("dueDate", "reason");
        assertThat(later.body().at("/violations").findValuesAsString("field")).containsExactly("dueDate");
        assertThat(past.body().at("/violations").findValuesAsString("field")).containsExactly("dueDate");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(advanced.status()).as("%s", advanced.body()).isEqualTo(200);
        assertThat(advanced.text("dueDate")).isEqualTo("2023-07-15");
        assertThat(advanced.text("originalDueDate")).isEqualTo("2023-07-31");
        assertThat(repeated.body()).isEqualTo(advanced.body());
        assertThat(node("adv", 0, "dueVersion")).isEqualTo("2");
        var signed = post("owner", "/api/v1/projects/adv/nodes/n1/acceptance", "{\"verdict\": \"SIGNED\"}", Map.of());
        assertThat(signed.status()).as("signed for again: %s", signed.body()).isEqualTo(200);
    }

    @Test
    void aProjectThatIsWithdrawnLeavesTheListAndTakesNoCommands() {
        ProgrammeFixture.project(service, "p-2023", "gone");
        var path = "/api/v1/projects/gone/withdrawal";
        var body = "{\"reason\": \"并入片区改造\"}";

        var unit = post("unit", path, body, Map.of());
        var foreign = post("commander-2", path, body, Map.of());
        var empty = post("commander", path, "{\"reason\": \" \"}", Map.of());
        var stale = post("commander", path, body, Map.of("If-Match", "\"1\""));
        var withdrawn = post("commander", path, body, Map.of("Idempotency-Key", "gone-1"));
        var repeated = post("commander", path, body, Map.of("Idempotency-Key", "gone-1"));
        var again = post("commander", path, body, Map.of());

        assertThat(unit.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(empty.body().at("/violations").findValuesAsString("field")).containsExactly("reason");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(withdrawn.status()).as("%s", withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.body().at("/withdrawal/withdrawnBy").asString()).isEqualTo("p-commander");
        assertThat(withdrawn.text("projectId")).isEqualTo("gone");
        assertThat(repeated.body()).isEqualTo(withdrawn.body());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("type")).endsWith("project-withdrawn");
        var list = service.get("/api/v1/projects?programme=p-2023&limit=500", TestTokens.demo("commander"));
        assertThat(list.body().at("/items").findValuesAsString("projectId"))
                .doesNotContain("gone")
                .isNotEmpty();
        var shown = service.get("/api/v1/projects/gone", TestTokens.demo("commander"));
        assertThat(shown.body().at("/withdrawal/reason").asString()).isEqualTo("并入片区改造");
        for (var command : java.util.List.of("suspensions", "nodes/n1/completion", "nodes/n1/advancement")) {
            var fields = switch (command) {
                case "suspensions" -> "{\"from\": \"2023-06-30\", \"reason\": \"雨\"}";
                case "nodes/n1/completion" -> "{\"completedOn\": \"2023-06-30\"}";
                default -> "{\"dueDate\": \"2023-07-15\", \"reason\": \"迎检\"}";
            };
            var user = command.endsWith("completion") ? "owner" : "commander";
            var refused = post(user, "/api/v1/projects/gone/" + command, fields, Map.of());
            assertThat(refused.status()).as("%s: %s", command, refused.body()).isEqualTo(409);
        }
    }

    @Test
    void aNodeThatIsDroppedAndAddedAgainKeepsItsPromise() {
        ProgrammeFixture.project(service, "p-2023", "again");
        var one = ProgrammeFixture.node("n2", 10, "WORKING");
        var unit = TestTokens.demo("unit").token();
        var plan = "{\"anchor\": {\"finishBy\": \"2023-07-31\"}, \"nodes\": [%s]}";

        var dropped =
                service.send("PUT", "/api/v1/projects/again/plan", unit, plan.formatted(one), Map.of("If-Match", "*"));
        var renamed = service.send(
                "PUT",
                "/api/v1/projects/again/plan",
                unit,
                plan.formatted(one + ", "
                        + ProgrammeFixture.node("n1", 5, "NATURAL")
                                .replace("\"nodeId\": \"n1\"", "\"nodeId\": \"n9\"")),
                Map.of("If-Match", "*"));

        assertThat(dropped.status()).as("%s", dropped.body()).isEqualTo(200);
        assertThat(dropped.body().at("/former/0/nodeId").asString()).isEqualTo("n1");
        assertThat(dropped.body().at("/former/0/dueDate").asString()).isEqualTo("2023-07-31");
        assertThat(renamed.status()).as("%s", renamed.body()).isEqualTo(200);
        assertThat(node("again", 1, "nodeId")).isEqualTo("n9");
        assertThat(node("again", 1, "originalDueDate")).isEqualTo("2023-07-31");
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
