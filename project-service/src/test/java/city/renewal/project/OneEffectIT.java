package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.adapter.mpxj.SampleSchedules;
import city.renewal.starter.testing.IdempotencyCheck;
import city.renewal.starter.testing.IdempotencyCheck.Command;
import city.renewal.starter.testing.IdempotencyCheck.Request;
import city.renewal.starter.testing.RunningService;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every command with an idempotency key has one effect, even if it is sent several times concurrently. */
class OneEffectIT {
    private static final String PROGRAMME = "once-2023";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, PROGRAMME);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> ofFiftyAtOnceWithOneKeyOneHasAnEffect() {
        var node = "/api/v1/projects/{projectId}/nodes/{nodeId}/";
        var problem = "/api/v1/problems/{problemId}/";
        return IdempotencyCheck.of("project")
                .row("POST /api/v1/programmes", OneEffectIT::creatingAProgramme)
                .row("POST /api/v1/projects", OneEffectIT::registeringAProject)
                .row("POST /api/v1/ledgers", OneEffectIT::issuingALedger)
                .row("POST /api/v1/people/import", OneEffectIT::importingPeople)
                .row("POST /api/v1/investments", OneEffectIT::payingAnAmount)
                .row("POST /api/v1/site-reports/batch", OneEffectIT::reporting)
                .row("POST /api/v1/projects/{projectId}/plan/import", OneEffectIT::importingAPlan)
                .row(
                        "POST /api/v1/projects/{projectId}/withdrawal",
                        () -> onProject("commander", "withdrawn", "withdrawal", "{\"reason\": \"%s\"}"))
                .row(
                        "POST /api/v1/projects/{projectId}/suspensions",
                        () -> onProject(
                                "commander",
                                "stopped",
                                "suspensions",
                                "{\"from\": \"2023-06-30\", \"reason\": \"%s\"}"))
                .row("POST /api/v1/projects/{projectId}/suspensions/{suspensionId}/end", OneEffectIT::endingAStop)
                .row(
                        "POST " + node + "acceptance",
                        () -> onProject(
                                "owner",
                                "signed",
                                "nodes/n1/acceptance",
                                "{\"verdict\": \"SIGNED\", \"note\": \"%s\"}"))
                .row(
                        "POST " + node + "advancement",
                        () -> onProject(
                                "leader",
                                "advanced",
                                "nodes/n1/advancement",
                                "{\"dueDate\": \"2023-07-15\", \"reason\": \"%s\"}"))
                .row(
                        "POST " + node + "completion",
                        () -> onProject(
                                "owner",
                                "completed",
                                "nodes/n1/completion",
                                "{\"completedOn\": \"2023-06-29\", \"note\": \"%s\"}"))
                .row("POST " + node + "verification", OneEffectIT::verifying)
                .row("POST /api/v1/verifications", OneEffectIT::verifyingTogether)
                .row(
                        "POST " + node + "extensions",
                        () -> onProject(
                                "owner",
                                "late",
                                "nodes/n1/extensions",
                                "{\"dueDate\": \"2023-08-15\", \"reason\": \"%s\"}"))
                .row("POST " + node + "extensions/{extensionId}/decision", OneEffectIT::decidingOnALaterDate)
                .row("POST /api/v1/problems", OneEffectIT::raisingAProblem)
                .row("POST /api/v1/problems/import", OneEffectIT::importingProblems)
                .row("POST /api/v1/assessment-standards", OneEffectIT::importingAStandard)
                .row("POST /api/v1/citizen-reports/{citizenReportId}/moderation", OneEffectIT::acceptingACitizensReport)
                .row(
                        "POST " + problem + "rectification",
                        () -> onProblem("owner", "mended", "rectification", "{\"note\": \"%s\"}"))
                .row(
                        "POST " + problem + "verification",
                        () -> onMendedProblem(
                                "checked", "verification", "{\"verdict\": \"ACCEPTED\", \"note\": \"%s\"}"))
                .row("POST " + problem + "reopening", () -> onClosedProblem("back", "reopening", "{\"note\": \"%s\"}"))
                .row(
                        "POST " + problem + "reassignment",
                        () -> onProblem(
                                "commander",
                                "given",
                                "reassignment",
                                "{\"owner\": {\"personId\": \"p-owner-2\", \"name\": \"新责任人\"}, \"reason\": \"%s\"}"))
                .row(
                        "POST " + problem + "extensions",
                        () -> onProblem(
                                "owner", "asked", "extensions", "{\"dueDate\": \"2023-08-15\", \"reason\": \"%s\"}"))
                .row("POST " + problem + "extensions/{extensionId}/decision", OneEffectIT::decidingOnAProblemsDate)
                .tests(service);
    }

    private static Command raisingAProblem() {
        ProgrammeFixture.project(service, PROGRAMME, "raised");
        return command("supervisor", "/api/v1/problems", """
            {"projectId": "raised", "nodeId": "n1", "source": "INSPECTION", "title": "%s", "category": "QUALITY",
             "dueDate": "2023-07-10"}
            """, changesOf("problems"));
    }

    private static Command importingProblems() {
        ProgrammeFixture.project(service, PROGRAMME, "listed");
        var file = "项目编号,节点编号,问题来源,问题,问题类别,整改期限\nlisted,n1,督查,%s,质量,2023-07-31\n";
        var path = "/api/v1/problems/import?programme=" + PROGRAMME;
        return new Command(
                demo("supervisor"),
                Request.file(path, file.formatted("渗漏")),
                Request.file(path, file.formatted("脱落")),
                changesOf("problems"));
    }

    /** Without an id, each request would create another standard. */
    private static Command importingAStandard() {
        var file = "条目编号,考核内容,扣分上限\n1.1,%s,2\n";
        var path = "/api/v1/assessment-standards?area=370212&name=once";
        return new Command(
                demo("commander"),
                Request.file(path, file.formatted("外立面")),
                Request.file(path, file.formatted("占道")),
                () -> documents("assessmentStandards"));
    }

    /** The command changes the report and the problem list; the test counts the second. */
    private static Command acceptingACitizensReport() {
        ProgrammeFixture.project(service, PROGRAMME, "reported-by-citizen");
        String reportId;
        try (var phone = new CitizenPhone(service)) {
            var sent = phone.post("/requests.json", CitizenPhone.report("井盖破损"));
            assertThat(sent.status()).as("%s", sent.body()).isEqualTo(201);
            reportId =
                    CitizenTokenIds.of(sent.body().at("/0/service_request_id").asString());
        }
        return command(
                "supervisor", "/api/v1/citizen-reports/%s/moderation".formatted(reportId), """
                {"verdict": "ACCEPTED", "projectId": "reported-by-citizen", "nodeId": "n1", "title": "%s",
                 "dueDate": "2023-07-10"}
                """, changesOf("problems"));
    }

    private static Command onProblem(String user, String problem, String path, String body) {
        ProgrammeFixture.project(service, PROGRAMME, "of-" + problem);
        given("supervisor", "/api/v1/problems", """
            {"problemId": "%s", "projectId": "of-%s", "nodeId": "n1", "source": "INSPECTION", "title": "渗漏",
             "category": "QUALITY", "dueDate": "2023-07-10"}
            """.formatted(problem, problem));
        return command(user, "/api/v1/problems/%s/%s".formatted(problem, path), body, changesOf("problems"));
    }

    private static Command onMendedProblem(String problem, String path, String body) {
        var command = onProblem("supervisor", problem, path, body);
        given("owner", "/api/v1/problems/%s/rectification".formatted(problem), "{\"note\": \"已修\"}");
        return command;
    }

    private static Command onClosedProblem(String problem, String path, String body) {
        var command = onMendedProblem(problem, path, body);
        given("supervisor", "/api/v1/problems/%s/verification".formatted(problem), "{\"verdict\": \"ACCEPTED\"}");
        return command;
    }

    private static Command decidingOnAProblemsDate() {
        var command =
                onProblem("leader", "dated", "extensions/e1/decision", "{\"verdict\": \"APPROVED\", \"note\": \"%s\"}");
        given(
                "owner",
                "/api/v1/problems/dated/extensions",
                "{\"extensionId\": \"e1\", \"dueDate\": \"2023-08-15\", \"reason\": \"管线迁改\"}");
        return command;
    }

    private static Command creatingAProgramme() {
        var body = """
            {"name": "%s", "year": 2024, "area": "370212", "fields": [{"fieldId": "f1", "name": "旧村改造"}]}
            """;
        return command("commander", "/api/v1/programmes", body, changesOf("programmes"));
    }

    private static Command registeringAProject() {
        return command("commander", "/api/v1/projects", """
            {"programme": "once-2023", "name": "%s", "field": "f1", "area": "370212001",
             "unit": {"unitId": "u1", "name": "一单位"},
             "totalInvestment": {"amount": "1000000.00", "currency": "CNY"},
             "plannedThisYear": {"amount": "500000.00", "currency": "CNY"}}
            """, changesOf("projects"));
    }

    private static Command issuingALedger() {
        var ledger = "项目编号,项目名称,领域,指挥部,所属街道,总投资(亿元),年度计划投资(万元),责任单位,牵头领导,计划完工时限,节点编号,节点名称,工期,前置节点,完成时限,责任人\n"
                + "once-ledger,%s,旧村改造,指挥部,中韩街道,1.2,3000,一单位,王领导,2023-11-30,n1,设计,30,,,张三\n";
        var path = "/api/v1/ledgers?programme=once-2023&unknownPeople=ACCEPT";
        return new Command(
                demo("commander"),
                Request.file(path, ledger.formatted("某项目")),
                Request.file(path, ledger.formatted("另一个")),
                () -> documents("projects"));
    }

    /** A person without an id would be another person each time. */
    private static Command importingPeople() {
        var people = "人员编号,姓名,单位编号,单位,单位区划\n,%s,once-u,中韩街道办,370212001\n";
        return new Command(
                demo("admin"),
                Request.file("/api/v1/people/import", people.formatted("李四")),
                Request.file("/api/v1/people/import", people.formatted("李五")),
                changesOf("people"));
    }

    private static Command payingAnAmount() {
        ProgrammeFixture.register(service, PROGRAMME, "paid");
        var body = """
            {"projectId": "paid", "month": "2023-05", "paid": {"amount": "%s", "currency": "CNY"}}
            """;
        return new Command(
                demo("unit"),
                Request.json("/api/v1/investments", body.formatted("1.00")),
                Request.json("/api/v1/investments", body.formatted("2.00")),
                changesOf("projects"));
    }

    private static Command reporting() {
        ProgrammeFixture.project(service, PROGRAMME, "reported");
        var body = """
            {"reports": [{"reportId": "once-r1", "projectId": "reported", "nodeId": "n1",
              "observedAt": "2023-06-30T07:00:00+08:00", "progressPercent": 10, "note": "%s"}]}
            """;
        return command("owner", "/api/v1/site-reports/batch", body, changesOf("siteReports"));
    }

    private static Command importingAPlan() {
        ProgrammeFixture.register(service, PROGRAMME, "planned");
        var file = new String(SampleSchedules.xer(), StandardCharsets.UTF_8);
        var path = "/api/v1/projects/planned/plan/import";
        return new Command(
                demo("commander"),
                Request.file(path, file).with("If-Match", "\"1\""),
                Request.file(path + "?finishBy=2023-12-31", file).with("If-Match", "\"1\""),
                changesOf("projects"));
    }

    private static Command endingAStop() {
        ProgrammeFixture.project(service, PROGRAMME, "resumed");
        given("commander", "/api/v1/projects/resumed/suspensions", """
            {"suspensionId": "s1", "from": "2023-06-30", "reason": "台风"}
            """);
        return command(
                "commander",
                "/api/v1/projects/resumed/suspensions/s1/end",
                "{\"resumedOn\": \"2023-06-30\", \"note\": \"%s\"}",
                changesOf("projects"));
    }

    private static Command verifying() {
        ProgrammeFixture.project(service, PROGRAMME, "verified");
        var node = "/api/v1/projects/verified/nodes/n1/";
        given("owner", node + "completion", "{\"completedOn\": \"2023-06-29\"}");
        return command(
                "supervisor",
                node + "verification",
                "{\"verdict\": \"ACCEPTED\", \"note\": \"%s\"}",
                changesOf("projects"));
    }

    private static Command verifyingTogether() {
        ProgrammeFixture.project(service, PROGRAMME, "together");
        given("owner", "/api/v1/projects/together/nodes/n1/completion", "{\"completedOn\": \"2023-06-29\"}");
        return command("supervisor", "/api/v1/verifications", """
            {"items": [{"projectId": "together", "nodeId": "n1"}], "verdict": "ACCEPTED", "note": "%s"}
            """, changesOf("projects"));
    }

    private static Command decidingOnALaterDate() {
        ProgrammeFixture.project(service, PROGRAMME, "decided");
        var path = "/api/v1/projects/decided/nodes/n1/extensions";
        given("owner", path, "{\"extensionId\": \"e1\", \"dueDate\": \"2023-08-15\", \"reason\": \"管线迁改\"}");
        return command(
                "leader",
                path + "/e1/decision",
                "{\"verdict\": \"APPROVED\", \"note\": \"%s\"}",
                changesOf("projects"));
    }

    private static Command onProject(String user, String project, String path, String body) {
        ProgrammeFixture.project(service, PROGRAMME, project);
        return command(user, "/api/v1/projects/%s/%s".formatted(project, path), body, changesOf("projects"));
    }

    /** @param body body with a placeholder for a text, the only difference of the other request */
    private static Command command(String user, String path, String body, LongSupplier effects) {
        return new Command(
                demo(user),
                Request.json(path, body.formatted("某事")),
                Request.json(path, body.formatted("另一件事")),
                effects);
    }

    private static void given(String user, String path, String body) {
        var answer = service.post(path, demo(user), body);
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
    }

    /** The number of creations and changes: each increments a version. */
    private static LongSupplier changesOf(String collection) {
        return () -> {
            long changes = 0;
            for (var document : service.bean(MongoDatabase.class)
                    .getCollection(collection)
                    .find()
                    .projection(new Document("version", 1))) {
                changes += ((Number) document.get("version")).longValue();
            }
            return changes;
        };
    }

    private static long documents(String collection) {
        return service.bean(MongoDatabase.class).getCollection(collection).countDocuments();
    }
}
