package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The pending items of each role, and their commands on the person's own page. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MePageIT {
    private static final String PROJECT = "own-work";
    private static final String OPEN = "standing=OVERDUE,DUE_SOON,AT_RISK,ON_TRACK";

    private final SharedPlatform chain;
    private DeskBrowser desk;

    MePageIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project(PROJECT, "chain", "370212"))
                .expect(201);
        var nodes = List.of(
                node("sign", 10, "2023-07-25"),
                node("claim", 10, "2023-07-02"),
                node("one", 10, "2023-07-03"),
                node("two", 10, "2023-07-04"),
                node("later", 10, "2023-07-06"),
                node("foreign", 10, "2023-07-26"));
        chain.commander()
                .put("/api/v1/projects/%s/plan".formatted(PROJECT), plan("2023-07-31", nodes), registered.etag())
                .expect(200);
        Eventually.holds(
                "rows of " + PROJECT,
                SharedPlatform.SOON,
                () -> chain.rows(PROJECT).size() == 6);
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void anOwnerObjectsAndSignsTheOthersTogether() throws Exception {
        desk.open("/me?kind=sign", "owner");
        desk.fill("#find", PROJECT);
        desk.shows(item("sign"), "等您签收");
        assertThat(desk.number("#kind-sign b")).isEqualTo(unsigned());
        desk.command(item("foreign") + " button[data-command=object]");
        desk.refuses("note", "理由");
        desk.fill("dialog[open] #note", "不是本单位的节点");
        desk.confirm();
        desk.hides(item("foreign"));
        Eventually.holds(
                "it is objected to",
                SharedPlatform.SOON,
                () -> row("foreign").get("objectedAt").isString());

        desk.command("#signAll");
        desk.shows("dialog[open] #effect", "由您负责");
        desk.confirm();
        desk.shows("#said", "项已办");
        desk.hides(item("sign"));
        Eventually.holds(
                "they are signed",
                SharedPlatform.SOON,
                () -> row("sign").get("signedAt").isString());
        assertThat(row("foreign").get("signedAt").isNull()).isTrue();
        desk.until(() -> desk.number("#kind-sign b") == unsigned());

        desk.click("#kind-all");
        assertThat(desk.all("#kind-verify, #kind-decide, #kind-judge, #kind-moderate, li[data-key^='CITIZEN']"))
                .as("of others")
                .isEmpty();
        desk.fill("#find", "");
        desk.looksRight("me");
    }

    /** However much waits, each group of dates is there, and each of its things is found. */
    @Test
    void whatIsDueLateIsFoundBehindMuchThatIsDueEarlier() throws Exception {
        var many = new ArrayList<Map<String, Object>>();
        for (int n = 0; n < 60; n++) {
            many.add(node("early-%02d".formatted(n), 2, "2023-06-%02d".formatted(10 + n % 15)));
        }
        many.add(node("latest", 2, "2023-12-20"));
        var registered = chain.commander()
                .post("/api/v1/projects", project("much-work", "chain", "370212"))
                .expect(201);
        chain.commander()
                .put("/api/v1/projects/much-work/plan", plan("2023-12-31", many), registered.etag())
                .expect(200);
        Eventually.holds(
                "its rows", SharedPlatform.SOON, () -> chain.rows("much-work").size() == 61);

        desk.open("/me", "owner");
        desk.shows("li[data-key='NODE/much-work/latest']", "much-work");
        var shown = desk.all("section:first-of-type li[data-key]").size();
        desk.click("button[data-group=late]");
        desk.until(() -> desk.all("section:first-of-type li[data-key]").size() > shown);
        desk.fill("#find", "latest");
        desk.until(() -> desk.all("li[data-key]").size() == 1);
    }

    @Test
    void theInboxSaysWhyItTellsAndItsBadgeFalls() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project("told-of", "chain", "370212"))
                .expect(201);
        chain.commander()
                .put(
                        "/api/v1/projects/told-of/plan",
                        plan("2023-09-30", List.of(node("overdue", 10, "2023-06-21"))),
                        registered.etag())
                .expect(200);
        Eventually.holds("a message", SharedPlatform.SOON, () -> message() != null);
        var message = message();
        var line = "li[data-key='%s']".formatted(message.get("messageId").stringValue());

        desk.open("/me/inbox", "owner");
        desk.shows(line, "未读");
        desk.until(() -> unreadShown() == unread());
        desk.openDetails(line + " told-why");
        desk.until(() -> desk.text(line).contains("通知了您"));
        assertThat(desk.text(line)).as("Chinese reasons").doesNotContainPattern("[a-z]{3} [a-z]{3}");
        desk.click("li.message.unread:not([data-key='%s']) button[data-command=read]"
                .formatted(message.get("messageId").stringValue()));
        desk.until(() -> unreadShown() == unread());

        var before = unread();
        desk.click(line + " .text a");
        desk.shows("#nodeName", "overdue");
        assertThat(desk.address()).isEqualTo("/projects/told-of?node=overdue");
        Eventually.holds(
                "it is read", SharedPlatform.SOON, () -> message().get("readAt").isString());
        desk.until(() -> unreadShown() == before - 1);
        desk.open("/me/inbox");
        desk.shows("#shown", "");
        desk.looksRight("inbox");
    }

    @Test
    void anOwnerMendsAProblemAndReportsWhatIsMissing() throws Exception {
        chain.platform()
                .as("supervisor")
                .post(
                        "/api/v1/problems",
                        Map.of(
                                "problemId", "own-problem",
                                "projectId", PROJECT,
                                "nodeId", "sign",
                                "source", "INSPECTION",
                                "title", "裸土未覆盖",
                                "category", "ENVIRONMENT",
                                "dueDate", "2023-07-03"))
                .expect(201);
        Eventually.holds(
                "it is listed",
                SharedPlatform.SOON,
                () -> !chain.commander()
                        .all("/api/v1/problems?project=" + PROJECT)
                        .isEmpty());

        desk.open("/me?kind=rectify", "owner");
        var waiting = "li[data-key='PROBLEM/own-problem']";
        desk.command(waiting + " button[data-command=rectify]");
        desk.refuses("note", "请填写");
        desk.fill("dialog[open] #note", "已全部覆盖");
        desk.confirm();
        desk.hides(waiting);
        assertThat(chain.commander()
                        .get("/api/v1/problems/own-problem")
                        .expect(200)
                        .body()
                        .get("state")
                        .stringValue())
                .isEqualTo("RECTIFIED");
    }

    @Test
    void aUnitClaimsAndAnswersAnOrderAndASupervisorChecksManyTogether() throws Exception {
        var order = chain.platform()
                .as("supervisor")
                .post(
                        "/api/v1/supervision-orders",
                        Map.of(
                                "projectId", PROJECT,
                                "colour", "YELLOW",
                                "unitId", "u1",
                                "matter", "进度滞后",
                                "basis", "计划",
                                "demand", "三日内书面说明",
                                "answerDue", "2023-07-05"))
                .expect(201)
                .body()
                .get("orderId")
                .stringValue();
        for (var node : List.of("one", "two")) {
            claimed(node);
        }

        desk.open("/me", "unit");
        var waiting = "li[data-key='ORDER/%s']".formatted(order);
        desk.shows(waiting, "进度滞后");
        desk.command(waiting + " button[data-command=reply]");
        desk.fill("dialog[open] #answer", "已增派两个班组，七月十日前补齐。");
        desk.confirm();
        desk.hides(waiting);
        assertThat(chain.commander()
                        .get("/api/v1/supervision-orders/" + order)
                        .expect(200)
                        .body()
                        .get("state")
                        .stringValue())
                .isEqualTo("REPLIED");
        desk.command(item("claim") + " button[data-command=claim]");
        desk.fill("dialog[open] #completedOn", "2023-06-29");
        desk.confirm();
        Eventually.holds(
                "it is claimed",
                SharedPlatform.SOON,
                () -> chain.standing(PROJECT, "claim").equals("CLAIMED"));

        desk.open("/me?kind=verify", "supervisor");
        for (var node : List.of("one", "two")) {
            desk.click(item(node) + " input[type=checkbox]");
        }
        desk.command("#acceptAll");
        desk.fill("dialog[open] #note", "现场已看");
        desk.confirm();
        desk.shows("#said", "2");
        desk.hides(item("one"));
        Eventually.holds(
                "both are done",
                SharedPlatform.SOON,
                () -> chain.standing(PROJECT, "one").startsWith("DONE")
                        && chain.standing(PROJECT, "two").startsWith("DONE"));
        desk.looksRight("verify");
    }

    /** The feed's address is its secret: a calendar program reads it without a token, until it is withdrawn. */
    @Test
    void aCalendarFeedIsMadeReadAndWithdrawn() throws Exception {
        desk.open("/me/settings", "owner");
        desk.click("#makeFeed");
        desk.until(() -> !desk.all("#feedAddress").isEmpty());
        var address = URI.create(
                Objects.requireNonNull(desk.all("#feedAddress").getFirst().getDomProperty("value")));

        var calendar = read(address);
        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR").contains("BEGIN:VEVENT");

        desk.click("button[data-feed]");
        desk.hides("#feedAddress");
        desk.hides("button[data-feed]");
        assertThat(read(address).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> read(URI address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void aLeaderDecidesOnLaterDatesAndSetsHowTheyAreTold() throws Exception {
        chain.platform()
                .as("unit")
                .post(
                        "/api/v1/projects/%s/nodes/later/extensions".formatted(PROJECT),
                        Map.of("dueDate", "2023-07-20", "reason", "雨季停工两周"))
                .expect(201);
        Eventually.holds(
                "it waits",
                SharedPlatform.SOON,
                () -> row("later").get("extension").isObject());

        desk.open("/me?kind=decide", "leader");
        desk.shows(item("later"), "2023年7月20日");
        desk.command(item("later") + " button[data-command=approve]");
        desk.fill("dialog[open] #dueDate", "2023-07-18");
        desk.confirm();
        desk.hides(item("later"));
        Eventually.holds(
                "it is due later",
                SharedPlatform.SOON,
                () -> row("later").get("dueDate").stringValue().equals("2023-07-18"));

        desk.click("#tab-settings");
        desk.fill("#email", "nobody");
        desk.click("#save");
        desk.shows("#email-state", "name@example.org");
        desk.fill("#email", "leader@example.org");
        desk.click("#ownHours");
        desk.fill("#opens", "07:30");
        desk.click("#save");
        desk.shows("#said", "已保存");
        var contact = chain.platform()
                .as("leader")
                .get("/api/v1/contacts/p-leader")
                .expect(200)
                .body();
        assertThat(contact.get("email").stringValue()).isEqualTo("leader@example.org");
        assertThat(contact.at("/hours/opens").stringValue()).startsWith("07:30");
        desk.shows("#email-state", "未确认");
        desk.looksRight("settings");
    }

    private void claimed(String node) throws Exception {
        chain.platform()
                .as("unit")
                .post(
                        "/api/v1/projects/%s/nodes/%s/completion".formatted(PROJECT, node),
                        Map.of("completedOn", "2023-06-29"))
                .expect(200);
    }

    private JsonNode row(String node) throws Exception {
        return chain.rows(PROJECT).get(node);
    }

    private int unsigned() throws Exception {
        return (int) chain.platform().as("owner").all("/api/v1/deadlines?owner=p-owner&signed=false&" + OPEN).stream()
                .filter(row -> row.get("objectedAt").isNull())
                .count();
    }

    private int unread() throws Exception {
        return chain.platform()
                .as("owner")
                .get("/api/v1/inbox?limit=1")
                .expect(200)
                .body()
                .get("unread")
                .intValue();
    }

    /** The badge names the number to screen readers, however large it is. */
    private int unreadShown() {
        return desk.all("#unread").stream()
                .map(badge ->
                        String.valueOf(badge.getDomAttribute("aria-label")).replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private JsonNode message() throws Exception {
        return chain.platform().as("owner").all("/api/v1/inbox").stream()
                .filter(message ->
                        message.at("/subject/projectId").stringValue("").equals("told-of"))
                .findFirst()
                .orElse(null);
    }

    private static String item(String node) {
        return "li[data-key='NODE/%s/%s']".formatted(PROJECT, node);
    }
}
