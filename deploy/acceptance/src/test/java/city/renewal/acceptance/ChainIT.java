package city.renewal.acceptance;

import static city.renewal.acceptance.Bodies.node;
import static city.renewal.acceptance.Bodies.plan;
import static city.renewal.acceptance.Bodies.programme;
import static city.renewal.acceptance.Bodies.project;
import static city.renewal.acceptance.Bodies.report;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.acceptance.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The whole chain through the gateway: from a ledger to an alert. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Platform platform;

    @BeforeAll
    void start() throws Exception {
        platform = Platform.start(18970, "all", "2023-06-30T08:00+08:00", Map.of());
        platform.as("admin").post("/api/v1/programmes", programme("chain")).expect(201);
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "laoshan-2023, 196, 15600000000.00, 100600000000.00",
        "shinan-2022, 179, , 37200000000.00",
    })
    void aDemonstrationShowsItsPublishedTotals(String programme, int projects, String planned, String total)
            throws Exception {
        var overview = commander()
                .get("/api/v1/overview?programme=" + programme)
                .expect(200)
                .body();

        assertThat(overview.at("/projects/total").intValue()).isEqualTo(projects);
        assertThat(overview.at("/investment/total/amount").stringValue()).isEqualTo(total);
        if (planned != null) {
            assertThat(overview.at("/investment/plannedThisYear/amount").stringValue())
                    .isEqualTo(planned);
        }
    }

    @Test
    void theDemonstrationHasNodesOfManyStandingsAndAnAlertForEachOverdueOne() throws Exception {
        var rows = commander().all("/api/v1/deadlines?programme=laoshan-2023");
        var standings = new HashSet<String>();
        rows.forEach(row -> standings.add(row.get("standing").stringValue()));
        var overdue = ids(rows.stream()
                .filter(row -> row.get("standing").stringValue().equals("OVERDUE"))
                .toList());

        assertThat(standings).contains("ON_TRACK", "DUE_SOON", "OVERDUE", "DONE_ON_TIME", "DONE_LATE");
        Eventually.holds(
                "an alert for each overdue node",
                SOON,
                () -> ids(commander().all("/api/v1/alerts?programme=laoshan-2023&open=true"))
                        .equals(overdue));
    }

    @Test
    void aLateNodeIsListedAndItsOwnerIsToldOnce() throws Exception {
        planned("late-1");

        var rows = rows("late-1");

        assertThat(rows.get("late").get("standing").stringValue()).isEqualTo("OVERDUE");
        assertThat(rows.get("late").get("light").stringValue()).isEqualTo("RED");
        assertThat(rows.get("late").get("overdueDays").intValue()).isEqualTo(10);
        assertThat(rows.get("next").get("dueDate").stringValue()).isEqualTo("2023-07-26");
        assertThat(rows.get("last").get("dueDate").stringValue()).isEqualTo("2023-07-31");
        var alert = alertOf("late-1", "late");
        assertThat(alert.get("notified").get(0).get("personId").stringValue()).isEqualTo("p-owner");
        assertThat(commander().all("/api/v1/alerts?project=late-1")).hasSize(1);
        Eventually.holds(
                "a message in the owner's inbox",
                SOON,
                () -> platform.as("owner").all("/api/v1/inbox").stream()
                        .anyMatch(message -> message.toString().contains("late-1")));
    }

    @Test
    void anAlertIsAcknowledgedByThePersonToldAndByNobodyElse() throws Exception {
        planned("late-2");
        var id = alertOf("late-2", "late").get("alertId").stringValue();

        var foreign = platform.as("owner-2").post("/api/v1/alerts/" + id + "/acknowledgement", Map.of());
        var own = platform.as("owner").post("/api/v1/alerts/" + id + "/acknowledgement", Map.of("note", "收到"));

        assertThat(foreign.status()).isIn(403, 404);
        assertThat(own.status()).isBetween(200, 299);
        assertThat(alertOf("late-2", "late").get("acknowledgedBy").stringValue())
                .isEqualTo("p-owner");
    }

    @Test
    void aNodeDoneLateIsYellowForGoodAndItsAlertIsResolved() throws Exception {
        planned("late-3");
        alertOf("late-3", "late");

        platform.as("unit")
                .post(
                        "/api/v1/projects/late-3/nodes/late/completion",
                        Map.of("completedOn", "2023-06-29", "evidence", List.of(), "note", "完工"))
                .expect(200);
        Eventually.holds("claimed", SOON, () -> standing("late-3", "late").equals("CLAIMED"));
        assertThat(rows("late-3").get("late").get("light").stringValue()).isEqualTo("RED");
        platform.as("supervisor")
                .post("/api/v1/projects/late-3/nodes/late/verification", Map.of("verdict", "ACCEPTED", "note", ""))
                .expect(200);

        Eventually.holds("done late", SOON, () -> standing("late-3", "late").equals("DONE_LATE"));
        assertThat(rows("late-3").get("late").get("light").stringValue()).isEqualTo("YELLOW");
        Eventually.holds(
                "the alert is resolved",
                SOON,
                () -> alertOf("late-3", "late").get("resolvedAt").isString());
    }

    @Test
    void aReturnedClaimLeavesTheClockAsIfItHadNeverBeenClaimed() throws Exception {
        planned("late-4");
        platform.as("owner")
                .post("/api/v1/projects/late-4/nodes/late/completion", Map.of("completedOn", "2023-06-19"))
                .expect(200);
        platform.as("supervisor")
                .post("/api/v1/projects/late-4/nodes/late/verification", Map.of("verdict", "RETURNED", "note", "照片不清"))
                .expect(200);

        Eventually.holds("overdue again", SOON, () -> standing("late-4", "late").equals("OVERDUE"));
        assertThat(rows("late-4").get("late").get("overdueDays").intValue()).isEqualTo(10);
        assertThat(commander().all("/api/v1/alerts?project=late-4&node=late")).hasSize(1);
    }

    @Test
    void siteReportsMayComeInAnyOrderAndAgain() throws Exception {
        planned("report-1");
        var later = report("report-1-b", "report-1", "next", "2023-06-29T10:00:00+08:00", 60);
        var earlier = report("report-1-a", "report-1", "next", "2023-06-28T10:00:00+08:00", 40);

        var first = reported(List.of(later, earlier));
        var again = reported(List.of(earlier, later));

        assertThat(first).containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(again).containsExactly("DUPLICATE", "DUPLICATE");
        Eventually.holds(
                "progress shows",
                SOON,
                () -> rows("report-1").get("next").get("progressPercent").intValue() == 60);
    }

    @Test
    void aLedgerWithABadRowNamesEveryBadCellAndWritesNothing() throws Exception {
        var answer = commander().upload("/api/v1/ledgers?programme=chain", badLedger());

        answer.expect(422);
        assertThat(answer.violatedFields()).isNotEmpty().allMatch(field -> field.matches("[A-Z]{1,2}[0-9]+|row .*"));
        assertThat(commander().get("/api/v1/projects/BAD-1").status()).isEqualTo(404);
    }

    @Test
    void aFileThatIsNoWorkbookIsRefused() throws Exception {
        var answer = commander().upload("/api/v1/ledgers?programme=chain", "no workbook".getBytes());

        answer.expect(422);
        assertThat(answer.violatedFields()).containsExactly("file");
    }

    @Test
    void theTemplateIsAWorkbook() throws Exception {
        var workbook = commander().download("/api/v1/ledgers/template");

        assertThat(workbook).startsWith('P', 'K');
    }

    @Test
    void badInputIsRefusedWithItsPlaceAndChangesNothing() throws Exception {
        planned("bad-1");
        var etag = commander().get("/api/v1/projects/bad-1").expect(200).etag();
        var good = List.of(node("late", 10, "2023-06-20"), node("next", 10, null), node("last", 5, null));

        var unknown = project("bad-2", "chain", "370212");
        unknown.put("colour", "red");
        refused(commander().post("/api/v1/projects", unknown), 422, "colour");
        var mistyped = project("bad-2", "chain", "370212");
        mistyped.put("totalInvestment", "much");
        refused(commander().post("/api/v1/projects", mistyped), 422, "totalInvestment");
        refused(put("bad-1", etag, node("late", 10, "2023-02-30")), 422, "nodes[0].dueDate");
        refused(put("bad-1", etag, node("a", 1, null, "b"), node("b", 1, null, "a")), 422, null);
        refused(put("bad-1", etag, node("a", 1, null, "ghost")), 422, "nodes[0].predecessors[0].nodeId");
        assertThat(commander()
                        .put("/api/v1/projects/bad-1/plan", plan("2023-07-31", good), null)
                        .status())
                .isEqualTo(428);
        assertThat(commander()
                        .put("/api/v1/projects/bad-1/plan", plan("2023-07-31", good), "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(commander()
                        .post("/api/v1/projects", "[".repeat(100) + "]".repeat(100))
                        .status())
                .isIn(400, 422);
        assertThat(commander()
                        .post("/api/v1/projects", "{\"name\":\"" + "x".repeat(2_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(commander().get("/api/v1/projects/bad-1").etag()).isEqualTo(etag);
        assertThat(commander().get("/api/v1/projects/bad-2").status()).isEqualTo(404);
    }

    @Test
    void aKeyUsedForAnotherBodyIsRefusedAndARepetitionIsNot() throws Exception {
        var key = UUID.randomUUID().toString();

        var first = commander()
                .post("/api/v1/projects", project("key-1", "chain", "370212"), key)
                .expect(201);
        var again = commander()
                .post("/api/v1/projects", project("key-1", "chain", "370212"), key)
                .expect(201);
        var other = commander().post("/api/v1/projects", project("key-2", "chain", "370212"), key);

        assertThat(again.body()).isEqualTo(first.body());
        refused(other, 422, "Idempotency-Key");
        assertThat(commander().get("/api/v1/projects/key-2").status()).isEqualTo(404);
    }

    @Test
    void noTokenAndATokenOfAnotherIssuerAreRefused() throws Exception {
        var none = new Client(platform.address(), "");
        var parts = platform.token("commander").split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]))
                .replaceFirst("\"iss\":\"[^\"]*\"", "\"iss\":\"http://elsewhere\"");
        var forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];

        assertThat(none.get("/api/v1/deadlines").status()).isEqualTo(401);
        assertThat(new Client(platform.address(), forged)
                        .get("/api/v1/deadlines")
                        .status())
                .isEqualTo(401);
        for (var service : List.of("project-service", "progress-service", "notification-service")) {
            var direct =
                    "http://127.0.0.1:" + platform.process(service).get("port").intValue();
            assertThat(new Client(direct, "").get("/api/v1/deadlines").status())
                    .as(service)
                    .isEqualTo(401);
            assertThat(new Client(direct, forged).get("/api/v1/deadlines").status())
                    .as(service)
                    .isEqualTo(401);
        }
    }

    @Test
    void peopleOfAnotherStreetSeeNothingThroughAnyPath() throws Exception {
        planned("street-1");
        alertOf("street-1", "late");
        for (var user : List.of("commander-2", "leader-2", "supervisor-2", "unit-2", "owner-2", "reporter-2")) {
            var client = platform.as(user);
            assertThat(client.get("/api/v1/projects/street-1").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(client.get("/api/v1/projects/street-1/schedule").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(items(client.get("/api/v1/deadlines?project=street-1")))
                    .as(user)
                    .isZero();
            assertThat(items(client.get("/api/v1/alerts?project=street-1")))
                    .as(user)
                    .isZero();
            assertThat(client.get("/api/v1/responsibilities?programme=chain")
                            .body()
                            .toString())
                    .as(user)
                    .doesNotContain("street-1");
            assertThat(client.post(
                                    "/api/v1/projects/street-1/nodes/late/completion",
                                    Map.of("completedOn", "2023-06-19"))
                            .status())
                    .as(user)
                    .isIn(403, 404);
        }
    }

    @Test
    void theLiveStreamTellsOfANodeThatBecameLate() throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        var stream = commander().stream("/api/v1/live?programme=chain");
        var reader = Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
        try {
            planned("live-1");
            Eventually.holds("a standing event for live-1", SOON, () -> {
                var line = lines.poll(1, TimeUnit.SECONDS);
                return line != null && line.startsWith("data:") && line.contains("live-1");
            });
        } finally {
            stream.body().close();
            reader.interrupt();
        }
    }

    @Test
    void thePagesAndDocumentsAreServed() throws Exception {
        for (var path : List.of("/", "/docs", "/openapi/project", "/openapi/progress", "/openapi/notification")) {
            var response = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create(platform.address() + path))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).as(path).isEqualTo(200);
        }
        assertThat(new Client(platform.address(), "").get("/actuator/health").status())
                .isIn(401, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "project-service, renewal_outbox_lag",
        "progress-service, renewal_progress_delay",
        "progress-service, renewal_outbox_lag",
        "notification-service, renewal_notification",
        "gateway, http_server_requests",
    })
    void aServiceShowsItsMetricsOnItsManagementPort(String service, String metric) throws Exception {
        var port = platform.process(service).get("managementPort").intValue();
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus".formatted(port)))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.body()).contains(metric);
    }

    @Test
    void theTourOfTheReadmeRuns() throws Exception {
        var printed = platform.data().resolve("tour.log");
        var tour = new ProcessBuilder("bash", "docs/tour.sh")
                .directory(platform.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        tour.environment()
                .putAll(Map.of(
                        "GATEWAY", platform.address(), "DATA", platform.data().toString()));
        var process = tour.start();

        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("the tour ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
    }

    private Client commander() {
        return platform.as("commander");
    }

    /** A project with nodes late (due ten days ago), next and last. */
    private void planned(String id) throws Exception {
        var registered = commander()
                .post("/api/v1/projects", project(id, "chain", "370212"))
                .expect(201);
        commander()
                .put(
                        "/api/v1/projects/%s/plan".formatted(id),
                        plan(
                                "2023-07-31",
                                List.of(
                                        node("late", 10, "2023-06-20"),
                                        node("next", 10, null, "late"),
                                        node("last", 5, null, "next"))),
                        registered.etag())
                .expect(200);
        Eventually.holds("rows of " + id, SOON, () -> rows(id).size() == 3);
    }

    @SafeVarargs
    private Answer put(String project, String etag, Map<String, Object>... nodes) throws Exception {
        return commander().put("/api/v1/projects/%s/plan".formatted(project), plan("2023-07-31", List.of(nodes)), etag);
    }

    private static void refused(Answer answer, int status, String field) {
        answer.expect(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body().get("type").stringValue()).isNotBlank();
        assertThat(answer.violatedFields()).isNotEmpty();
        if (field != null) {
            assertThat(answer.violatedFields()).contains(field);
        }
    }

    private Map<String, JsonNode> rows(String project) throws Exception {
        var rows = new java.util.HashMap<String, JsonNode>();
        commander()
                .all("/api/v1/deadlines?project=" + project)
                .forEach(row -> rows.put(row.get("nodeId").stringValue(), row));
        return rows;
    }

    private String standing(String project, String node) throws Exception {
        return rows(project).get(node).get("standing").stringValue();
    }

    private JsonNode alertOf(String project, String node) throws Exception {
        var path = "/api/v1/alerts?project=%s&node=%s".formatted(project, node);
        Eventually.holds(
                "an alert for " + node, SOON, () -> commander().all(path).size() == 1);
        return commander().all(path).getFirst();
    }

    private List<String> reported(List<Map<String, Object>> reports) throws Exception {
        var outcomes = platform.as("reporter")
                .post("/api/v1/site-reports/batch", Map.of("reports", reports))
                .expect(200)
                .body()
                .get("outcomes");
        return outcomes.valueStream()
                .map(outcome -> outcome.get("outcome").stringValue())
                .toList();
    }

    private static Set<String> ids(List<JsonNode> items) {
        var ids = new HashSet<String>();
        items.forEach(item -> ids.add(
                item.get("projectId").stringValue() + "/" + item.get("nodeId").stringValue()));
        return ids;
    }

    private static int items(Answer answer) {
        return answer.body().path("items").size();
    }

    private static byte[] badLedger() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "renewal", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            var headers = List.of(
                    "项目编号",
                    "项目名称",
                    "领域",
                    "所属街道",
                    "总投资(亿元)",
                    "年度计划投资(万元)",
                    "责任单位",
                    "牵头领导",
                    "节点名称",
                    "工期(天)",
                    "责任人",
                    "计划完工时限");
            var good =
                    List.of("BAD-1", "好项目", "f1", "中韩街道", "1.2", "3000", "一单位", "张三", "设计", "30", "李四", "2023-12-31");
            var bad = List.of("BAD-2", "坏项目", "f1", "无名街道", "很多", "3000", "一单位", "张三", "设计", "30", "", "2023-02-30");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
                sheet.value(1, column, good.get(column));
                sheet.value(2, column, bad.get(column));
            }
        }
        return bytes.toByteArray();
    }
}
