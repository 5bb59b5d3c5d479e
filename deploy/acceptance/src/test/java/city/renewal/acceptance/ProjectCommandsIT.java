package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static city.renewal.acceptance.RequestBodies.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The commands of a project's page by role, and its refresh after changes and a gateway restart. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectCommandsIT {
    private static final String PROJECT = "page-of-many";

    /** For an open node that is due later and not signed for, as each person may. */
    private static final Map<String, List<String>> OF_AN_OPEN_NODE = Map.of(
            "owner", List.of("sign", "object", "report", "claim", "extension", "raise"),
            "unit", List.of("claim", "extension", "raise"),
            "reporter", List.of("report", "raise"),
            "leader", List.of("advance", "raise"),
            "supervisor", List.of("order", "raise"),
            "commander", List.of("extension", "advance", "order", "raise", "suspend"));

    private static final Map<String, List<String>> OF_THE_PROJECT = Map.of(
            "owner", List.of("raise"),
            "unit", List.of("raise"),
            "reporter", List.of("raise"),
            "leader", List.of("raise"),
            "supervisor", List.of("order", "raise"),
            "commander", List.of("order", "raise", "suspend", "withdraw"));

    private final SharedPlatform chain;
    private DeskBrowser desk;

    ProjectCommandsIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project(PROJECT, "chain", "370212"))
                .expect(201);
        var nodes = List.of(
                node("late", 10, "2023-06-20"),
                node("open", 10, "2023-07-20"),
                node("claimed", 10, "2023-07-21"),
                node("asked", 10, "2023-07-22"),
                node("stopped", 10, "2023-07-23"),
                node("watched", 10, "2023-07-24"));
        chain.commander()
                .put("/api/v1/projects/%s/plan".formatted(PROJECT), plan("2023-09-30", nodes), registered.etag())
                .expect(200);
        Eventually.holds(
                "its rows", SharedPlatform.SOON, () -> chain.rows(PROJECT).size() == nodes.size());
        chain.alertOf(PROJECT, "late");
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void everybodyIsOfferedWhatTheyMayAndNothingElse() {
        OF_AN_OPEN_NODE.forEach((person, commands) -> {
            desk.open("/projects/%s?node=open".formatted(PROJECT), person);
            desk.shows("#nodeName", "open");
            assertThat(offered("node/open")).as(person + " about the node").containsExactlyElementsOf(commands);
            assertThat(offered("project"))
                    .as(person + " about the project")
                    .containsExactlyElementsOf(OF_THE_PROJECT.get(person));
        });
    }

    @Test
    void aClaimIsReturnedAndARequestRefused() throws Exception {
        as("unit", "nodes/claimed/completion", Map.of("completedOn", "2023-06-29"));
        as("unit", "nodes/asked/extensions", Map.of("dueDate", "2023-08-22", "reason", "雨季"));
        Eventually.holds(
                "both wait",
                SharedPlatform.SOON,
                () -> row("claimed").get("standing").stringValue().equals("CLAIMED")
                        && row("asked").get("extension").isObject());

        desk.open("/projects/%s?node=claimed".formatted(PROJECT), "unit");
        desk.shows("#nodeName", "claimed");
        assertThat(offered("node/claimed")).as("who claims doesn't judge").doesNotContain("accept", "return");
        desk.open("/projects/%s?node=claimed".formatted(PROJECT), "supervisor");
        desk.command(button("node/claimed", "return"));
        desk.refuses("note", "请填写");
        desk.fill("dialog[open] #note", "缺验收记录");
        confirmed();
        Eventually.holds(
                "it is open again",
                SharedPlatform.SOON,
                () -> !row("claimed").get("standing").stringValue().equals("CLAIMED"));

        desk.open("/projects/%s?tab=dates".formatted(PROJECT), "leader");
        desk.command(button("extension/asked", "refuse"));
        desk.fill("dialog[open] #note", "可以增派人手");
        confirmed();
        desk.shows("li[data-extension]", "可以增派人手");
        assertThat(row("asked").get("dueDate").stringValue()).isEqualTo("2023-07-22");
    }

    @Test
    void aDateIsBroughtForwardAndOneNodeStands() throws Exception {
        desk.open("/projects/%s?node=open".formatted(PROJECT), "leader");
        desk.command(button("node/open", "advance"));
        desk.fill("dialog[open] #reason", "提前迎检");
        desk.fill("dialog[open] #dueDate", "2023-07-21");
        desk.refuses("dueDate", "2023-07-19");
        desk.fill("dialog[open] #dueDate", "2023-07-15");
        confirmed();
        assertThat(row("open").get("dueDate").stringValue()).isEqualTo("2023-07-15");

        desk.open("/projects/%s?node=stopped".formatted(PROJECT), "commander");
        desk.command(button("node/stopped", "suspend"));
        desk.fill("dialog[open] #reason", "交叉作业");
        confirmed();
        assertThat(row("stopped").get("standing").stringValue()).isEqualTo("SUSPENDED");
        assertThat(row("watched").get("standing").stringValue())
                .as("the others go on")
                .isNotEqualTo("SUSPENDED");
    }

    @Test
    void anAnswerIsSentBackAndAnOrderRecalled() throws Exception {
        desk.open("/projects/%s?tab=orders".formatted(PROJECT), "supervisor");
        desk.command(button("project", "order"));
        desk.refuses("demand", "请填写");
        desk.fill("dialog[open] #demand", "三日内书面说明");
        confirmed();
        var order = orders().getFirst().get("orderId").stringValue();

        desk.open("/projects/%s?tab=orders".formatted(PROJECT), "unit");
        desk.shows("li[data-order='%s']".formatted(order), "待答复");
        assertThat(offered("order/" + order)).containsExactly("reply");
        desk.command(button("order/" + order, "reply"));
        desk.fill("dialog[open] #answer", "已增派班组");
        confirmed();

        desk.open("/projects/%s?tab=orders".formatted(PROJECT), "supervisor");
        desk.until(() -> offered("order/" + order).equals(List.of("close", "sendBack", "recall")));
        desk.command(button("order/" + order, "sendBack"));
        desk.fill("dialog[open] #note, dialog[open] #reason", "没有说明原因");
        confirmed();
        assertThat(state(order)).isEqualTo("RETURNED");
        desk.command(button("order/" + order, "recall"));
        desk.fill("dialog[open] #note, dialog[open] #reason", "另行处理");
        confirmed();
        assertThat(state(order)).isEqualTo("CLOSED");
    }

    @Test
    void anAlertIsAcknowledgedAndSilenced() throws Exception {
        var alert = chain.alertOf(PROJECT, "late").get("alertId").stringValue();
        desk.open("/projects/%s?tab=alerts".formatted(PROJECT), "reporter");
        desk.shows("project-page", "");
        assertThat(offered("alert/" + alert)).as("a reporter answers nothing").isEmpty();

        desk.open("/projects/%s?tab=alerts".formatted(PROJECT), "supervisor");
        desk.command(button("alert/" + alert, "silence"));
        desk.fill("dialog[open] #reason", "正在协调");
        confirmed();
        assertThat(chain.platform().as("supervisor").all("/api/v1/silences").stream()
                        .map(silence -> silence.get("reason").stringValue()))
                .contains("正在协调");
        desk.open("/projects/%s?tab=alerts".formatted(PROJECT), "owner");
        desk.command(button("alert/" + alert, "acknowledge"));
        confirmed();
        assertThat(chain.alertOf(PROJECT, "late").get("acknowledgedAt").isString())
                .isTrue();
    }

    @Test
    void whatOthersDoShowsByItselfAndAPlatformThatWasAwayIsFollowedAgain() throws Exception {
        desk.open("/projects/%s?node=watched".formatted(PROJECT), "supervisor");
        desk.shows("#nodeProgress", "0%");

        reported("watched-1", "2023-06-29T10:00:00+08:00", 40);
        var sent = System.nanoTime();
        desk.shows("#nodeProgress", "40%");
        System.out.printf(
                "A report showed on the project's page after %d ms%n", (System.nanoTime() - sent) / 1_000_000);

        var back = CompletableFuture.runAsync(() -> {
            try {
                chain.platform().killAndAwait("gateway");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        desk.shows("#away", "连不上平台");
        desk.shows("#nodeProgress", "40%");
        back.join();
        desk.hides("#away");
        reported("watched-2", "2023-06-29T11:00:00+08:00", 60);
        desk.shows("#nodeProgress", "60%");
    }

    private void reported(String id, String at, int percent) throws Exception {
        chain.platform()
                .as("owner")
                .post(
                        "/api/v1/site-reports/batch",
                        Map.of("reports", List.of(report(id, PROJECT, "watched", at, percent))))
                .expect(200);
    }

    private void as(String person, String command, Map<String, Object> body) throws Exception {
        var answer = chain.platform().as(person).post("/api/v1/projects/%s/%s".formatted(PROJECT, command), body);
        assertThat(answer.ok()).as(answer.response().body()).isTrue();
    }

    /** Sends the command, and waits until the page shows its result. */
    private void confirmed() {
        desk.confirm();
        desk.shows("#said", "页面已更新");
    }

    private List<String> offered(String about) {
        return desk.all("button[data-about='%s']".formatted(about)).stream()
                .map(button -> String.valueOf(button.getDomAttribute("data-command")))
                .toList();
    }

    private static String button(String about, String command) {
        return "button[data-about='%s'][data-command=%s]".formatted(about, command);
    }

    private JsonNode row(String node) throws Exception {
        return chain.rows(PROJECT).get(node);
    }

    private List<JsonNode> orders() throws Exception {
        return chain.commander().all("/api/v1/supervision-orders?project=" + PROJECT);
    }

    private String state(String order) throws Exception {
        return chain.commander()
                .get("/api/v1/supervision-orders/" + order)
                .expect(200)
                .body()
                .get("state")
                .stringValue();
    }
}
