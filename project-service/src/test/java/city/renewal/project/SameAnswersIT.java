package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.HiddenObjectCheck;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Callers without access cannot find out whether an object exists. */
class SameAnswersIT {
    private static final String PROJECT = "POST /api/v1/projects/{projectId}";
    private static final String NODE = PROJECT + "/nodes/{nodeId}";
    private static final String PROBLEM = "POST /api/v1/problems/{problemId}";
    private static final String CITIZEN = "POST /api/v1/citizen-reports/{citizenReportId}";
    private static RunningService service;
    private static String hiddenReport = "";

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
        created("/api/v1/programmes", """
            {"programmeId": "hidden", "name": "x", "year": 2023, "area": "370212",
             "fields": [{"fieldId": "f1", "name": "x"}]}
            """);
        created("/api/v1/projects", """
            {"projectId": "hidden-project", "programme": "hidden", "name": "x", "field": "f1", "area": "370212",
             "unit": {"unitId": "u1", "name": "x"},
             "totalInvestment": {"amount": "1.00", "currency": "CNY"},
             "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}
            """);
        var etag = service.get("/api/v1/projects/hidden-project", demo("commander"))
                .headers()
                .getOrDefault("etag", "");
        var planned = service.send(
                "PUT",
                "/api/v1/projects/hidden-project/plan",
                demo("commander").token(),
                """
                {"anchor": {"startOn": "2023-01-01"}, "goals": [],
                 "nodes": [{"nodeId": "n1", "name": "x", "durationDays": 5, "responsibility":
                   {"owner": {"personId": "p-o", "name": "x"}, "unit": {"unitId": "u1", "name": "x"}}}]}
                """,
                Map.of("if-match", etag));
        assertThat(planned.status()).as("%s", planned.body()).isEqualTo(200);
        created("/api/v1/problems", """
            {"problemId": "hidden-problem", "projectId": "hidden-project", "nodeId": "n1", "source": "INSPECTION",
             "title": "x", "category": "QUALITY", "leader": {"personId": "p-l", "name": "x"}, "dueDate": "2099-01-01"}
            """);
        var reported = service.post("/api/v1/site-reports/batch", TestTokens.of("p-o", Role.OWNER), """
            {"reports": [{"reportId": "hidden-report", "projectId": "hidden-project", "nodeId": "n1",
              "observedAt": "2023-06-30T08:00:00+08:00", "progressPercent": 1}]}
            """);
        assertThat(reported.body().at("/outcomes/0/outcome").asString())
                .as("%s", reported.body())
                .isEqualTo("ACCEPTED");
        try (var phone = new CitizenPhone(service)) {
            var sent = phone.post("/requests.json", CitizenPhone.report("x"));
            assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
            hiddenReport =
                    CitizenTokenIds.of(sent.body().at("/0/service_request_id").asString());
        }
    }

    private static void created(String path, String json) {
        var answer = service.post(path, demo("commander"), json);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** A caller of another district with other units, and an administrator of that district. */
    private static TestTokens.Bearer stranger(Role role) {
        return TestTokens.of("p-stranger", role).in("370202").ofUnits("u9").withScope("renewal:read renewal:report");
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInSightIsAnsweredForAsIfItDidNotExist() {
        return HiddenObjectCheck.of(
                        "project",
                        Map.of(
                                "programme", "hidden",
                                "programmeId", "hidden",
                                "projectId", "hidden-project",
                                "nodeId", "n1",
                                "problemId", "hidden-problem",
                                "project", "hidden-project",
                                "reportId", "hidden-report",
                                "standardId", "hidden-standard",
                                "citizenReportId", hiddenReport))
                .sending(CITIZEN + "/moderation", "{\"verdict\": \"DECLINED\", \"reason\": \"x\"}")
                .sending(NODE + "/acceptance", "{\"verdict\": \"SIGNED\"}")
                .sending(NODE + "/advancement", "{\"dueDate\": \"2023-07-15\", \"reason\": \"x\"}")
                .sending(NODE + "/completion", "{\"completedOn\": \"2023-06-29\"}")
                .sending(NODE + "/verification", "{\"verdict\": \"ACCEPTED\"}")
                .sending(NODE + "/extensions", "{\"dueDate\": \"2023-08-15\", \"reason\": \"x\"}")
                .sending(NODE + "/extensions/{extensionId}/decision", "{\"verdict\": \"REFUSED\", \"note\": \"x\"}")
                .sending(PROJECT + "/suspensions", "{\"from\": \"2023-06-30\", \"reason\": \"x\"}")
                .sending(PROJECT + "/suspensions/{suspensionId}/end", "{\"resumedOn\": \"2023-06-30\"}")
                .sending(PROJECT + "/withdrawal", "{\"reason\": \"x\"}")
                .sending(PROBLEM + "/rectification", "{\"note\": \"x\"}")
                .sending(PROBLEM + "/verification", "{\"verdict\": \"ACCEPTED\"}")
                .sending(PROBLEM + "/reopening", "{\"note\": \"x\"}")
                .sending(
                        PROBLEM + "/reassignment",
                        "{\"owner\": {\"personId\": \"p\", \"name\": \"x\"}, \"reason\": \"x\"}")
                .sending(PROBLEM + "/extensions", "{\"dueDate\": \"2099-08-15\", \"reason\": \"x\"}")
                .sending(PROBLEM + "/extensions/{extensionId}/decision", "{\"verdict\": \"REFUSED\", \"note\": \"x\"}")
                .tests(service, SameAnswersIT::stranger);
    }

    @Test
    void aReportOnAProjectThatIsNotInSightIsRefusedAsOneOnAProjectThatDoesNotExist() {
        for (var role : new Role[] {Role.OWNER, Role.REPORTER, Role.INTEGRATION}) {
            for (var node : new String[] {"n1", "no-such-node"}) {
                assertThat(reported(role, "hidden-project", node)).isEqualTo(reported(role, "no-such-project", node));
            }
        }
    }

    @Test
    void theReceiptOfAReportThatIsNotInSightIsThatOfOneThatDoesNotExist() {
        for (var role : new Role[] {Role.OWNER, Role.REPORTER, Role.INTEGRATION, Role.COMMANDER}) {
            assertThat(receipt(role, "hidden-report")).isEqualTo(receipt(role, "no-such-report"));
        }
    }

    private static String receipt(Role role, String reportId) {
        var answer = service.post(
                "/api/v1/site-reports/status", stranger(role), "{\"reportIds\": [\"%s\"]}".formatted(reportId));
        return answer.status() + answer.body().toString().replace(reportId, "…");
    }

    private static String reported(Role role, String project, String node) {
        var answer = service.post("/api/v1/site-reports/batch", stranger(role), """
            {"reports": [{"reportId": "r-%s", "projectId": "%s", "nodeId": "%s",
              "observedAt": "2023-06-30T08:00:00+08:00", "progressPercent": 1, "note": "x"}]}
            """.formatted(role, project, node));
        return answer.status() + answer.body().toString().replace(project, "…").replace(node, "…");
    }

    @Test
    void aProblemOfAProjectThatIsNotInSightIsRefusedAsOneOfAProjectThatDoesNotExist() {
        for (var role : new Role[] {Role.REPORTER, Role.SUPERVISOR, Role.LEADER, Role.COMMANDER}) {
            for (var node : new String[] {"n1", "no-such-node"}) {
                assertThat(raised(role, "hidden-project", node)).isEqualTo(raised(role, "no-such-project", node));
            }
        }
    }

    private static String raised(Role role, String project, String node) {
        var answer = service.post("/api/v1/problems", stranger(role), """
            {"problemId": "theirs-%s", "projectId": "%s", "nodeId": "%s", "source": "SITE", "title": "x",
             "category": "LAND", "dueDate": "2099-01-01"}
            """.formatted(role, project, node));
        return answer.status() + answer.body().toString().replace(project, "…").replace(node, "…");
    }

    @Test
    void verifyingAnObjectOutOfSightIsRefusedLikeOneThatDoesNotExist() {
        assertThat(checked("{\"projectId\": \"hidden-project\", \"nodeId\": \"n1\"}", "hidden-project"))
                .isEqualTo(checked("{\"projectId\": \"no-such-project\", \"nodeId\": \"n1\"}", "no-such-project"));
        assertThat(checked("{\"problemId\": \"hidden-problem\"}", "hidden-problem"))
                .isEqualTo(checked("{\"problemId\": \"no-such-problem\"}", "no-such-problem"));
    }

    private static String checked(String item, String id) {
        var answer = service.post(
                "/api/v1/verifications",
                stranger(Role.SUPERVISOR),
                "{\"items\": [%s], \"verdict\": \"ACCEPTED\"}".formatted(item));
        return answer.status() + answer.body().toString().replace(id, "…");
    }

    @Test
    void aProjectInAProgrammeThatIsNotInSightIsRefusedAsOneInAProgrammeThatDoesNotExist() {
        assertThat(registered("hidden")).isEqualTo(registered("no-such-programme"));
    }

    private static String registered(String programme) {
        var answer = service.post("/api/v1/projects", stranger(Role.COMMANDER), """
            {"projectId": "theirs", "programme": "%s", "name": "x", "field": "f1", "area": "370202",
             "unit": {"unitId": "u1", "name": "x"},
             "totalInvestment": {"amount": "1.00", "currency": "CNY"},
             "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}
            """.formatted(programme));
        return answer.status() + answer.body().toString().replace(programme, "…");
    }
}
