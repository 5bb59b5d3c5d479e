package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.gateway.CameraPhotos;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page of one project shows the interface's data, and its commands take effect. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectPageIT {
    private static final String PROJECT = "page-of-one";
    private static final String SHOWN = "LS2023-051";

    private final SharedPlatform chain;
    private DeskBrowser desk;

    @TempDir
    Path folder;

    ProjectPageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project(PROJECT, "chain", "370212"))
                .expect(201);
        var late = new HashMap<>(node("late", 10, "2023-06-20"));
        late.put("evidence", List.of("PHOTO", "DOCUMENT"));
        chain.commander()
                .put(
                        "/api/v1/projects/%s/plan".formatted(PROJECT),
                        plan("2023-09-30", List.of(late, node("works", 10, "2023-07-20"))),
                        registered.etag())
                .expect(200);
        Eventually.holds(
                "rows of " + PROJECT,
                SharedPlatform.SOON,
                () -> chain.rows(PROJECT).size() == 2);
        chain.alertOf(PROJECT, "late");
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void thePageShowsWhatTheInterfaceSays() throws Exception {
        var path = "/api/v1/projects/" + SHOWN;
        var entry = chain.commander().get(path).expect(200).body();
        var schedule = chain.commander().get(path + "/schedule").expect(200).body();
        var nodes = schedule.get("nodes");

        desk.open("/projects/%s?node=n4".formatted(SHOWN), "commander");

        desk.shows("#name", entry.get("name").stringValue());
        desk.shows("#nodesDone", "%d / %d".formatted(done(nodes), nodes.size()));
        desk.shows("#verdict", schedule.get("shortByDays").intValue() + " 天");
        desk.shows("#nodeProgress", nodeOf(nodes, "n4").get("progressPercent").intValue() + "%");
        for (var list : List.of("deadlines", "responsibilities", "problems")) {
            assertThat(desk.number("a[data-tab=%s] small".formatted(list)))
                    .as(list)
                    .isEqualTo(schedule.get(list).size());
        }
        assertThat(desk.number("a[data-tab=alerts] small"))
                .isEqualTo(
                        chain.commander().all("/api/v1/alerts?project=" + SHOWN).size());
        desk.looksRight("project");

        desk.click("a[data-tab=reports]");
        var reports = chain.commander().all("/api/v1/site-reports?project=" + SHOWN);
        assertThat(desk.all(".part.shown report-cards")).hasSize(1);
        desk.shows(
                "li[data-report='%s']"
                        .formatted(reports.getFirst().get("reportId").stringValue()),
                "%");
        desk.until(() -> !desk.all("signed-photo img, a img").isEmpty());
        desk.click("a[data-tab=history]");
        desk.shows("history-list", "");
        desk.shows("li[data-event]", "");
        desk.click("a[data-tab=alerts]");
        desk.click("button.why-button");
        desk.shows(".why", "责任人");
        desk.looksRight("project-alerts");

        desk.open("/projects/%s?node=nowhere".formatted(SHOWN));
        desk.shows("#absent", "看不到");
    }

    @Test
    void everybodyCommandsWhatIsTheirsAndNothingElse() throws Exception {
        ownerSignsReportsAndClaims();
        unitAsks();
        supervisorChecksAndSupervises();
        commanderDecidesStopsAndWithdraws();
    }

    @Test
    void aProjectOfAnotherStreetIsAbsent() throws Exception {
        assertThat(chain.platform()
                        .as("commander-2")
                        .get("/api/v1/projects/" + SHOWN)
                        .status())
                .isEqualTo(404);

        desk.open("/projects/" + SHOWN, "commander-2");

        desk.shows("#noticeText", "没有这一项");
        assertThat(desk.text("#noticeTitle")).doesNotContain("老旧小区");
    }

    private void ownerSignsReportsAndClaims() throws Exception {
        desk.open("/projects/%s?node=works".formatted(PROJECT), "owner");
        desk.command(button("node/works", "sign"));
        desk.shows("dialog[open] #effect", "签收");
        confirmed();
        Eventually.holds(
                "it is signed",
                SharedPlatform.SOON,
                () -> chain.rows(PROJECT).get("works").get("signedAt").isString());
        desk.hides(button("node/works", "sign"));

        desk.command(button("node/works", "report"));
        desk.fill("dialog[open] #progressPercent", "35");
        attach("photos", CameraPhotos.jpeg(folder, 1, 400, 300));
        confirmed();
        desk.shows("#nodeProgress", "35%");
        desk.until(() -> !desk.all("a img").isEmpty());

        desk.open("/projects/%s?node=late".formatted(PROJECT));
        desk.command(button("node/late", "claim"));
        desk.click("dialog[open] #confirm");
        desk.shows("#evidence-DOCUMENT-error", "请填写");
        attach("evidence-PHOTO", CameraPhotos.jpeg(folder, 2, 400, 300));
        attach("evidence-DOCUMENT", CameraPhotos.jpeg(folder, 3, 400, 300));
        desk.fill("dialog[open] #completedOn", "2019-01-01");
        desk.click("dialog[open] #confirm");
        desk.shows("#completedOn-error", "不能早于");
        desk.fill("dialog[open] #completedOn", "2023-06-25");
        confirmed();
        assertThat(chain.standing(PROJECT, "late")).isEqualTo("CLAIMED");
        assertThat(desk.all(button("node/late", "accept")))
                .as("whoever claims doesn't verify")
                .isEmpty();
    }

    private void unitAsks() throws Exception {
        desk.open("/projects/%s?node=works".formatted(PROJECT), "unit");
        desk.command(button("node/works", "extension"));
        desk.fill("dialog[open] #dueDate", "2023-07-20");
        desk.fill("dialog[open] #reason", "雨季");
        desk.click("dialog[open] #confirm");
        desk.shows("#dueDate-error", "2023-07-21");
        desk.fill("dialog[open] #dueDate", "2023-08-01");
        confirmed();
        desk.shows("li[data-extension]", "待批");
        assertThat(desk.all("button[data-command=approve]"))
                .as("who asks decides nothing")
                .isEmpty();
        assertThat(desk.all(button("project", "withdraw"))).isEmpty();
        assertThat(extension().get("requestedDueDate").stringValue()).isEqualTo("2023-08-01");
    }

    private void supervisorChecksAndSupervises() throws Exception {
        desk.open("/projects/%s?node=late".formatted(PROJECT), "supervisor");
        desk.command(button("node/late", "accept"));
        confirmed();
        desk.shows("node-panel", "逾期完成");
        assertThat(chain.standing(PROJECT, "late")).isEqualTo("DONE_LATE");

        desk.open("/projects/%s?node=works&tab=orders".formatted(PROJECT));
        desk.command(button("node/works", "order"));
        desk.fill("dialog[open] #demand", "三日内书面说明");
        confirmed();
        var order = chain.commander()
                .all("/api/v1/supervision-orders?project=" + PROJECT)
                .getFirst()
                .get("orderId")
                .stringValue();
        desk.shows("li[data-order='%s']".formatted(order), "待答复");
        chain.platform()
                .as("unit")
                .post("/api/v1/supervision-orders/%s/reply".formatted(order), Map.of("answer", "已增派班组"))
                .expect(200);
        desk.click("#refresh");
        desk.command(button("order/" + order, "close"));
        confirmed();
        desk.shows("li[data-order='%s']".formatted(order), "已办结");
        assertThat(chain.commander()
                        .get("/api/v1/supervision-orders/" + order)
                        .body()
                        .get("state")
                        .stringValue())
                .isEqualTo("CLOSED");
    }

    private void commanderDecidesStopsAndWithdraws() throws Exception {
        desk.open("/projects/%s?tab=dates".formatted(PROJECT), "commander");
        desk.command(button("extension/works", "approve"));
        confirmed();
        desk.shows("li[data-extension]", "已批准");
        Eventually.holds(
                "the date moved",
                SharedPlatform.SOON,
                () -> chain.rows(PROJECT)
                        .get("works")
                        .get("dueDate")
                        .stringValue()
                        .equals("2023-08-01"));

        desk.command(button("project", "suspend"));
        desk.fill("dialog[open] #reason", "大气污染红色预警");
        confirmed();
        desk.shows("li[data-suspension]", "停工中");
        assertThat(chain.standing(PROJECT, "works")).isEqualTo("SUSPENDED");
        desk.command(button("suspension", "resume"));
        confirmed();
        desk.shows("li[data-suspension]", "已复工");

        desk.command(button("project", "withdraw"));
        desk.shows("dialog[open] #effect", "不能撤销");
        desk.fill("dialog[open] #reason", "规划调整");
        confirmed();
        desk.shows("#withdrawn", "规划调整");
        assertThat(desk.all("button[data-command]"))
                .as("nothing is left to command")
                .isEmpty();
    }

    /** Sends the command, and waits until the page shows its result. */
    private void confirmed() {
        desk.confirm();
        desk.shows("#said", "页面已更新");
    }

    private void attach(String field, Path file) {
        desk.attach("dialog[open] #" + field, file);
    }

    private static String button(String about, String command) {
        return "button[data-about='%s'][data-command=%s]".formatted(about, command);
    }

    private JsonNode extension() throws Exception {
        return chain.commander()
                .get("/api/v1/projects/%s/nodes/works/extensions".formatted(PROJECT))
                .expect(200)
                .body()
                .get("items")
                .get(0);
    }

    private static long done(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.get("completedOn").isString())
                .count();
    }

    private static JsonNode nodeOf(JsonNode nodes, String id) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.get("nodeId").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
