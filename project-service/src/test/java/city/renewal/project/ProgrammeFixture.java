package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;

/** Creates a programme and projects with a plan over HTTP. */
final class ProgrammeFixture {
    private ProgrammeFixture() {}

    static void programme(RunningService service, String programmeId) {
        var answer = service.post("/api/v1/programmes", TestTokens.demo("commander"), """
                {"programmeId": "%s", "name": "崂山区 2023", "year": 2023, "area": "370212",
                 "fields": [{"fieldId": "f1", "name": "旧村改造"}], "headquarters": [{"headquartersId": "h1", "name": "指挥部"}]}
                """.formatted(programmeId));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    }

    /** Two nodes of the demonstration's people: {@code n1}, 30 natural days by 2023-07-31, and {@code n2}, 10 working days. */
    static Answer project(RunningService service, String programmeId, String projectId) {
        register(service, programmeId, projectId);
        var planned = service.send(
                "PUT",
                "/api/v1/projects/%s/plan".formatted(projectId),
                TestTokens.demo("commander").token(),
                """
                {"anchor": {"finishBy": "2023-07-31"}, "nodes": [%s, %s]}
                """.formatted(node("n1", 30, "NATURAL"), node("n2", 10, "WORKING")),
                Map.of("If-Match", "*"));
        assertThat(planned.status()).as("%s", planned.body()).isEqualTo(200);
        return planned;
    }

    static void register(RunningService service, String programmeId, String projectId) {
        var registered =
                service.post("/api/v1/projects", TestTokens.demo("commander"), """
                {"projectId": "%s", "programme": "%s", "name": "旧村改造", "field": "f1", "headquarters": "h1",
                 "area": "370212001", "unit": {"unitId": "u1", "name": "一单位"},
                 "leader": {"personId": "p-leader", "name": "领导"},
                 "totalInvestment": {"amount": "1000000.00", "currency": "CNY"},
                 "plannedThisYear": {"amount": "500000.00", "currency": "CNY"}}
                """.formatted(projectId, programmeId));
        assertThat(registered.status()).as("%s", registered.body()).isEqualTo(201);
    }

    static String node(String nodeId, int days, String calendar) {
        return """
                {"nodeId": "%s", "name": "%s", "durationDays": %d, "calendar": "%s",
                 "responsibility": {"owner": {"personId": "p-owner", "name": "责任人"}, "unit": {"unitId": "u1", "name": "一单位"},
                                    "leader": {"personId": "p-leader", "name": "领导"}}}
                """.formatted(nodeId, nodeId, days, calendar);
    }
}
