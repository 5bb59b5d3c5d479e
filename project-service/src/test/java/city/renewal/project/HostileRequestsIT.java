package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.HostileRequests;
import city.renewal.starter.testing.RunningService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hostile requests make this service neither fail nor hang. */
class HostileRequestsIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
        created("/api/v1/programmes", """
            {"programmeId": "hostile", "name": "x", "year": 2023, "area": "370212",
             "fields": [{"fieldId": "f1", "name": "x"}],
             "headquarters": [{"headquartersId": "h1", "name": "x"}]}
            """);
        created("/api/v1/projects", """
            {"projectId": "pr1", "programme": "hostile", "name": "x", "field": "f1", "area": "370212",
             "unit": {"unitId": "u1", "name": "x"}, "leader": {"personId": "p-leader", "name": "x"},
             "totalInvestment": {"amount": "1.00", "currency": "CNY"},
             "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}
            """);
        created("/api/v1/problems", """
            {"problemId": "pb1", "projectId": "pr1", "source": "INSPECTION", "title": "x", "category": "QUALITY",
             "owner": {"personId": "p-owner", "name": "x"}, "dueDate": "2099-01-01"}
            """);
    }

    private static String reported() {
        try (var phone = new CitizenPhone(service)) {
            var sent = phone.post("/requests.json", CitizenPhone.report("x"));
            assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
            return sent.body().at("/0/service_request_id").asString();
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

    @TestFactory
    Stream<DynamicTest> noRequestMakesTheServiceFailOrWait() {
        var token = reported();
        return HostileRequests.of("project")
                .knowing("programme", "hostile")
                .knowing("programmeId", "hostile")
                .knowing("projectId", "pr1", "pr1", "pr2")
                .knowing("nodeId", "n1", "n2")
                .knowing("fieldId", "f1")
                .knowing("field", "f1")
                .knowing("area", "370212", "370212002")
                .knowing("unitId", "u1")
                .knowing("personId", "p-owner", "p-leader")
                .knowing("calendarId", "NATURAL", "WORKING", "site")
                .knowing("currency", "CNY")
                .knowing("year", "2023")
                .knowing("month", "2023-05")
                .knowing("base", "WORKING")
                .knowing("zone", "Asia/Shanghai")
                .knowing("headquarters", "h1")
                .knowing("photos", "a".repeat(64))
                .knowing("sha256", "a".repeat(64))
                .knowing("reportId", "r1", "r2")
                .knowing("project", "pr1")
                .knowing("node", "n1")
                .knowing("calendar", "NATURAL", "WORKING")
                .knowing("problemId", "pb1", "pb2")
                .knowing("citizenReportId", CitizenTokenIds.of(token))
                .knowing("extensionId", "x1")
                .knowing("blocks", "n1")
                .knowing("category", "LAND", "QUALITY", "x")
                .knowing("dueDate", "2099-01-01")
                .knowing("serviceCode", "FACILITIES", "OTHER")
                .knowing("service_code", "FACILITIES", "OTHER")
                .knowing("lat", "36.1")
                .knowing("long", "120.4")
                .knowing("requestId", token, CitizenTokenIds.of(token))
                .knowing("service_request_id", token, CitizenTokenIds.of(token))
                .knowing("token", token)
                .tests(service);
    }
}
