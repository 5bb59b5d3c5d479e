package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.application.project.Projects;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Investments, city tasks and ranking rules over HTTP. */
class MoneyAndSettingsIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "m-2023");
        ProgrammeFixture.register(service, "m-2023", "m1");
        ProgrammeFixture.register(service, "m-2023", "m2");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aMonthIsRecordedAndReplaced() {
        var first = post("unit", single("m1", "2023-05", "100.00"), Map.of("Idempotency-Key", "i-1"));
        var repeated = post("unit", single("m1", "2023-05", "100.00"), Map.of("Idempotency-Key", "i-1"));
        var corrected = post("commander", single("m1", "2023-05", "250.50"), Map.of());
        var reported = post("integration", single("m1", "2023-04", "1.00"), Map.of());

        assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
        assertThat(repeated.body()).isEqualTo(first.body());
        assertThat(corrected.body().at("/paid/amount").asString()).isEqualTo("250.50");
        assertThat(reported.status()).isEqualTo(201);
        var project = service.bean(Projects.class).load("m1").orElseThrow().state();
        assertThat(project.investments())
                .extracting(month -> month.month() + " " + month.paid().amount())
                .containsExactly("2023-04 1.00", "2023-05 250.50");
    }

    @Test
    void aBatchIsAllOrNothingPerProject() {
        var answer = post("commander", """
                {"investments": [
                  {"projectId": "m2", "month": "2023-03", "paid": {"amount": "5.00", "currency": "CNY"}},
                  {"projectId": "m2", "month": "2023-07", "paid": {"amount": "5.00", "currency": "CNY"}},
                  {"projectId": "ghost", "month": "2023-03", "paid": {"amount": "5.00", "currency": "CNY"}},
                  {"projectId": "m1", "month": "2023-03", "paid": {"amount": "5.00", "currency": "CNY"},
                   "planned": {"amount": "6.00", "currency": "CNY"}}]}
                """, Map.of());

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/outcomes").findValuesAsString("outcome"))
                .containsExactly("REJECTED", "REJECTED", "ACCEPTED");
        assertThat(answer.body().at("/outcomes/0/violations/0/field").asString())
                .isEqualTo("investments[1].month");
        assertThat(service.bean(Projects.class).load("m2").orElseThrow().state().investments())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07, 1.00, month",
        "2023-13, 1.00, month",
        "1989-12, 1.00, month",
        "2023-5, 1.00, month",
        "2023-05, -1.00, paid.amount",
        "2023-05, 1000000000000.01, paid.amount"
    })
    void aMonthThatIsNotAsExpectedNamesTheField(String month, String amount, String field) {
        var answer = post("commander", single("m1", month, amount), Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/violations").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void paymentsOfProjectsOutOfSightAreRefused() {
        assertThat(post("unit-2", single("m1", "2023-05", "1.00"), Map.of()).status())
                .isEqualTo(404);
        assertThat(post("commander-2", single("m1", "2023-05", "1.00"), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(post("integration-2", single("m1", "2023-05", "1.00"), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(post("commander", "{\"investments\": []}", Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    void aCityTaskIsSetByVersionAndListedByItsProgramme() {
        var path = "/api/v1/city-tasks/t1";
        var body = "{\"programme\": \"m-2023\", \"name\": \"老旧小区改造\", \"dueDate\": \"2023-12-31\"}";

        var created = put("commander", path, body, Map.of());
        var blind = put("commander", path, body, Map.of());
        var changed = put("admin", path, body.replace("改造", "提升"), Map.of("If-Match", "\"1\""));
        var foreign = put("commander-2", path, body, Map.of("If-Match", "\"2\""));
        var ghost = put("commander", "/api/v1/city-tasks/t2", body.replace("m-2023", "ghost"), Map.of());
        var list = service.get("/api/v1/city-tasks?programme=m-2023&limit=1", TestTokens.demo("owner"));

        assertThat(created.status()).as("%s", created.body()).isEqualTo(200);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(changed.headers().get("etag")).isEqualTo("\"2\"");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(ghost.body().at("/violations").findValuesAsString("field")).containsExactly("programme");
        assertThat(list.body().at("/items/0/name").asString()).isEqualTo("老旧小区提升");
        assertThat(service.get(path, TestTokens.demo("owner")).status()).isEqualTo(200);
        assertThat(service.get("/api/v1/city-tasks/ghost", TestTokens.demo("owner"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rankingRulesAreWeightsThatMakeAHundred() {
        var path = "/api/v1/programmes/m-2023/ranking-rules";
        var rules = "{\"onTime\": 40, \"lateness\": 20, \"investment\": 20, \"problems\": 10, \"reporting\": %s}";

        var none = service.get(path, TestTokens.demo("owner"));
        var sum = put("commander", path, rules.formatted("9"), Map.of());
        var negative = put("commander", path, rules.formatted("-10"), Map.of());
        var text = put("commander", path, rules.formatted("\"NaN\""), Map.of());
        var notANumber = put("commander", path, rules.formatted("NaN"), Map.of());
        var huge = put("commander", path, rules.formatted("1e999999999"), Map.of());
        var tiny = put("commander", path, rules.formatted("1e-999999999"), Map.of());
        var missing = put("commander", path, "{\"onTime\": 100}", Map.of());
        var six = put("commander", path, rules.formatted("10, \"acknowledgement\": 5"), Map.of());
        var behind = put("commander", path, rules.formatted("10"), Map.of("If-Match", "\"1\""));
        var set =
                put("commander", path, rules.formatted("4.50, \"acknowledgement\": 5.50"), Map.of("If-Match", "\"0\""));
        var foreign = put("commander-2", path, rules.formatted("10"), Map.of("If-Match", "\"1\""));

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.headers().get("etag")).isEqualTo("\"0\"");
        assertThat(none.body().at("/onTime").asInt()).isEqualTo(40);
        assertThat(none.body().at("/lateness").asInt()).isEqualTo(20);
        assertThat(behind.status()).isEqualTo(412);
        assertThat(fields(sum)).containsExactly("rules");
        assertThat(fields(negative)).containsExactly("reporting");
        assertThat(fields(text)).containsExactly("reporting");
        assertThat(notANumber.status()).isEqualTo(400);
        assertThat(fields(six)).containsExactly("rules");
        assertThat(fields(huge)).containsExactly("reporting");
        assertThat(fields(tiny)).containsExactly("reporting");
        assertThat(fields(missing)).containsExactly("lateness", "investment", "problems", "reporting");
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(service.get(path, TestTokens.demo("owner"))
                        .body()
                        .at("/onTime")
                        .asInt())
                .isEqualTo(40);
    }

    private static java.util.List<String> fields(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        return answer.body().at("/violations").findValuesAsString("field");
    }

    private static String single(String projectId, String month, String amount) {
        return "{\"projectId\": \"%s\", \"month\": \"%s\", \"paid\": {\"amount\": \"%s\", \"currency\": \"CNY\"}}"
                .formatted(projectId, month, amount);
    }

    private static Answer post(String user, String body, Map<String, String> headers) {
        return service.send("POST", "/api/v1/investments", TestTokens.demo(user).token(), body, headers);
    }

    private static Answer put(String user, String path, String body, Map<String, String> headers) {
        return service.send("PUT", path, TestTokens.demo(user).token(), body, headers);
    }
}
