package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The wall against the real platform: each scene shows what the API answers to the same user. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallScenesIT {
    private static final String PROGRAMME = "programme=laoshan-2023";
    private static final String STREETS_COMMANDER = "commander-2";
    private static final String STREET = "370212002";

    private final SharedPlatform chain;
    private DeskBrowser desk;
    private String person = "commander";

    WallScenesIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @BeforeAll
    void start() {
        desk = new DeskBrowser(chain.platform().address());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"commander", STREETS_COMMANDER})
    void eachSceneShowsTheInterfacesDataForThisPerson(String person) throws Exception {
        this.person = person;
        desk.open("/?" + PROGRAMME, person);
        overview();
        gantt();
        map();
        trends();
        ranking();
        problems();
        ordersAndAlerts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "gantt", "map", "trends", "ranking", "problems", "orders"})
    void aSceneLooksRightOnEveryScreen(String scene) {
        desk.open("/?%s&scene=%s".formatted(PROGRAMME, scene), "commander");
        desk.shows("#scene", "");
        desk.until(() -> !desk.text("#scene").contains("正在取数"));
        desk.looksRightOnEveryScreen("wall-" + scene);
    }

    @Test
    void theFirstProgrammeIsTheOneWithMostInOnesRight() throws Exception {
        var most = "";
        var nodes = -1;
        for (var programme : chain.commander().all("/api/v1/programmes")) {
            var id = programme.get("programmeId").stringValue();
            var total = number(
                    chain.commander()
                            .get("/api/v1/overview?programme=" + id)
                            .expect(200)
                            .body(),
                    "/nodes/total");
            most = total > nodes ? id : most;
            nodes = Math.max(nodes, total);
        }

        desk.open("/", "commander");

        var expected = most;
        desk.until(() -> desk.address().contains("programme=" + expected));
    }

    @Test
    void aStreetsCommanderSeesThatStreetOnly() throws Exception {
        person = STREETS_COMMANDER;
        desk.open("/?%s&scene=map".formatted(PROGRAMME), STREETS_COMMANDER);
        desk.until(() -> !desk.all("details[data-street]").isEmpty());

        assertThat(streetsShown()).containsExactly(STREET);
        assertThat(number(overviewOf(STREETS_COMMANDER), "/projects/total"))
                .isPositive()
                .isLessThan(number(overviewOf("commander"), "/projects/total"));
    }

    @Test
    void whatIsShownOpensItsListItsProjectAndItsPeoplesWork() throws Exception {
        person = "commander";
        desk.open("/?" + PROGRAMME, "commander");
        desk.click("#tile-dueThisWeek");
        desk.shows("#listTitle", "节点清单");
        desk.shows("#listCount", "共 %d 条".formatted(number(overviewOf(person), "/nodes/dueThisWeek")));
        desk.open("/?%s&list=deadlines&filter=standing%%3DOVERDUE".formatted(PROGRAMME));
        var late = all("/api/v1/deadlines?standing=OVERDUE&sort=-overdueDays&");
        desk.shows("#listCount", "共 %d 条".formatted(late.size()));
        desk.shows(
                "tr[data-key]:first-child td.number",
                late.getFirst().get("overdueDays").intValue() + " 天");
        desk.click("th[aria-sort] button");
        desk.shows(
                "tr[data-key]:first-child td.number",
                late.getLast().get("overdueDays").intValue() + " 天");
        var project = late.getLast().get("projectId").stringValue();
        var name = late.getLast().get("projectName").stringValue();

        desk.click("tr[data-key^='%s/'] a".formatted(project));

        desk.shows("#name", name);
        assertThat(desk.address()).startsWith("/projects/" + project);
    }

    @Test
    void aChangeIsSeenByItselfAndAKilledGatewayIsSaidAndForgotten() throws Exception {
        for (var project : List.of("wall-live-1", "wall-live-2", "wall-live-3")) {
            chain.planned(project);
        }
        desk.open("/?programme=chain", "commander");
        desk.shows("#live", "实时");
        var fastest = Long.MAX_VALUE;
        for (var project : List.of("wall-live-1", "wall-live-2")) {
            fastest = Math.min(fastest, millisUntilTheClaimIsSeen(project));
        }
        System.out.printf("A change was on the wall %d ms after its command was answered%n", fastest);
        assertThat(fastest).as("milliseconds, the faster of two").isLessThan(2_000);

        desk.run(
                "window.said = []; new MutationObserver(() => window.said.push(arguments[0].textContent))"
                        + ".observe(arguments[0], { childList: true, characterData: true, subtree: true })",
                desk.all("#live").getFirst());
        chain.platform().killAndAwait("gateway");
        claim("wall-live-3");

        desk.shows("#live", "实时");
        assertThat(String.valueOf(desk.run("return window.said.join()"))).contains("重连");
        desk.until(() -> desk.number("[data-figure=overdue]") == overdue());
        desk.hides("#failure");
        desk.forgetBreaks();
    }

    private long millisUntilTheClaimIsSeen(String project) throws Exception {
        desk.until(() -> desk.number("[data-figure=overdue]") == overdue());
        var before = desk.number("[data-figure=overdue]");
        claim(project);
        var answered = System.nanoTime();
        desk.until(() -> desk.number("[data-figure=overdue]") == before - 1);
        return (System.nanoTime() - answered) / 1_000_000;
    }

    private int overdue() throws Exception {
        return number(
                chain.commander()
                        .get("/api/v1/overview?programme=chain")
                        .expect(200)
                        .body(),
                "/nodes/byStanding/OVERDUE");
    }

    private void claim(String project) throws Exception {
        chain.platform()
                .as("unit")
                .post(
                        "/api/v1/projects/%s/nodes/late/completion".formatted(project),
                        Map.of("completedOn", "2023-06-29"))
                .expect(200);
    }

    private void overview() throws Exception {
        var overview = overviewOf(person);
        desk.shows("[data-figure=overdue]", String.valueOf(number(overview, "/nodes/byStanding/OVERDUE")));
        assertThat(desk.number("[data-figure=projects]")).isEqualTo(number(overview, "/projects/total"));
        assertThat(desk.number("[data-figure=dueThisWeek]")).isEqualTo(number(overview, "/nodes/dueThisWeek"));
        assertThat(desk.number("[data-figure=problems]")).isEqualTo(number(overview, "/problems/open"));
        assertThat(desk.number("[data-figure=alerts]")).isEqualTo(number(overview, "/alerts/open"));
        desk.until(() -> desk.all("#late tr").size() == number(overview, "/nodes/byStanding/OVERDUE"));
        desk.until(() -> desk.all("#soon li").size() == number(overview, "/nodes/byStanding/DUE_SOON"));
        for (var light : List.of("RED", "AMBER", "YELLOW", "GREEN", "GREY")) {
            assertThat(desk.number("[data-count=%s]".formatted(light)))
                    .as(light)
                    .isEqualTo(number(overview, "/nodes/byLight/" + light));
        }
    }

    private void gantt() throws Exception {
        desk.click("#scene-gantt");
        var rows = all("/api/v1/deadlines?");
        var projects = new TreeSet<String>();
        var fields = new TreeSet<String>();
        rows.forEach(row -> {
            projects.add(row.get("projectId").stringValue());
            fields.add(row.get("field").stringValue());
        });
        var expected = rows.size() + projects.size() + fields.size() + 1;
        desk.until(
                () -> !desk.all(".view[aria-rowcount='%d']".formatted(expected)).isEmpty());
    }

    private void map() throws Exception {
        desk.click("#scene-map");
        var projects = all("/api/v1/projects?").size();
        desk.until(() -> desk.all("[data-project]").size() == projects);
        var streets = new TreeSet<String>();
        all("/api/v1/projects?").forEach(project -> streets.add(streetOf(project)));
        assertThat(streetsShown()).isEqualTo(streets);
    }

    private TreeSet<String> streetsShown() {
        var shown = new TreeSet<String>();
        desk.all("details[data-street]").forEach(street -> shown.add(street.getDomAttribute("data-street")));
        return shown;
    }

    private static String streetOf(JsonNode project) {
        var area = project.get("area").stringValue();
        return area.length() > 9 ? area.substring(0, 9) : area;
    }

    private void trends() throws Exception {
        desk.click("#scene-trends");
        var trend =
                client().get("/api/v1/trends?weeks=26&" + PROGRAMME).expect(200).body();
        var last = trend.get("weeks").get(trend.get("weeks").size() - 1);
        var row = "tbody tr:nth-child(%d) td".formatted(trend.get("weeks").size());
        desk.shows("[data-panel=overdueTitle] " + row, last.get("overdue").asString());
        assertThat(List.of(desk.text("[data-panel=doneTitle] " + row).strip().split("\\s+")))
                .containsExactly(
                        last.get("due").asString(),
                        last.get("done").asString(),
                        last.get("doneLate").asString());
        var calendar = client().get("/api/v1/due-calendar?from=2023-01-01&to=2023-12-31&" + PROGRAMME)
                .expect(200)
                .body();
        desk.shows(".calendar p", String.valueOf(calendar.get("days").size()));
    }

    private void ranking() throws Exception {
        desk.click("#scene-ranking");
        for (var by : List.of("area", "headquarters", "unit", "field")) {
            desk.click("#by-" + by);
            var items = client().get("/api/v1/rankings?by=%s&%s".formatted(by, PROGRAMME))
                    .expect(200)
                    .body()
                    .get("items");
            desk.until(() -> desk.all("#ranking li").size() == items.size());
            if (!items.isEmpty()) {
                var first = items.get(0);
                desk.shows("#ranking li:first-child", first.get("name").stringValue());
                desk.shows(
                        "#ranking li:first-child .score",
                        "%.2f".formatted(first.get("score").doubleValue()));
            }
        }
    }

    private void problems() throws Exception {
        desk.click("#scene-problems");
        var open = all("/api/v1/problems?standing=ON_TRACK,AT_RISK,DUE_SOON,OVERDUE,CLAIMED,SUSPENDED&");
        var late = open.stream()
                .filter(problem -> problem.get("standing").stringValue().equals("OVERDUE"))
                .count();
        desk.shows("#problemsCount", "%d 个 · 逾期 %d 个".formatted(open.size(), late));
        assertThat(desk.all("#oldest li")).hasSize((int) Math.min(late, 40));
    }

    private void ordersAndAlerts() throws Exception {
        desk.click("#scene-orders");
        var alerts = all("/api/v1/alerts?open=true&").size();
        desk.until(() -> desk.all("#alerts li").size() == Math.min(alerts, 60));
        if (alerts > 0) {
            desk.shows("#alertsCount", String.valueOf(alerts));
        }
        var orders = client().get("/api/v1/supervision-orders?open=true&limit=1&" + PROGRAMME)
                .expect(200)
                .body()
                .get("total")
                .intValue();
        desk.until(() -> orders == 0 || desk.text("#ordersCount").contains(orders + " 件"));
    }

    private ApiClient client() {
        return chain.platform().as(person);
    }

    private List<JsonNode> all(String path) throws Exception {
        return client().all(path + PROGRAMME);
    }

    private JsonNode overviewOf(String user) throws Exception {
        return chain.platform()
                .as(user)
                .get("/api/v1/overview?" + PROGRAMME)
                .expect(200)
                .body();
    }

    private static int number(JsonNode body, String pointer) {
        return body.at(pointer).intValue();
    }
}
