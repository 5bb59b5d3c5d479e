package city.renewal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;

/** The rankings page, live and as published: each figure equals the interface's, each point has its reason. */
@ExtendWith(SharedPlatform.Resolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingsPageIT {
    private static final String LIVE = "/api/v1/rankings?programme=laoshan-2023&by=";
    private static final String RULES = "/api/v1/programmes/laoshan-2023/ranking-rules";

    private final SharedPlatform chain;
    private DeskBrowser desk;

    RankingsPageIT(SharedPlatform chain) {
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

    @Test
    void everyFigureIsTheInterfacesAndEveryPointHasItsReason() throws Exception {
        desk.open("/rankings?programme=laoshan-2023", "commander");
        for (var by : List.of("area", "headquarters", "unit", "field")) {
            desk.click("#by-" + by);
            Eventually.holds("the ranking by " + by, SharedPlatform.SOON, () -> shown().equals(scores(live(by))));
            desk.shows("#by-%s[aria-pressed=true]".formatted(by), "");
        }

        desk.click("#by-area");
        var first = live("area").get("items").get(0);
        desk.until(() -> desk.all(row(first)).size() == 1);
        desk.click(row(first) + " button");
        for (var reason : first.get("explanation")) {
            var measure = "li[data-measure=%s]".formatted(reason.get("measure").stringValue());
            desk.shows(measure, rounded(reason.get("points")) + " 分");
            assertThat(desk.text(measure))
                    .as("a Chinese reason on a Chinese page")
                    .doesNotContainPattern("[a-z]{3} [a-z]{3}");
        }
        desk.click("li[data-measure=ON_TIME] button");
        var rows = chain.commander()
                .all(first.at("/explanation/0/rows").stringValue())
                .size();
        desk.until(() -> desk.all("tbody tr[data-light]").size() == Math.min(rows, 100));
        desk.looksRight("rankings");
    }

    @Test
    void whatWasPublishedStaysAsItWasWhateverChangesLater() throws Exception {
        desk.open("/rankings?programme=laoshan-2023&by=field", "commander");
        desk.command("#publish");
        desk.shows("dialog[open] #effect", "都不能改动或撤回");
        desk.click("dialog[open] #confirm");
        desk.shows("#publishedBy", "由 周明远 公布");
        var address = desk.address();
        var publication = read("/api/v1/rankings/publications/" + address.substring("/rankings/".length()));
        var frozen = scores(publication.get("ranking"));
        assertThat(shown()).isEqualTo(frozen);
        assertThat(desk.all("#publish")).isEmpty();
        desk.looksRight("ranking-published");

        var rules = chain.commander().get(RULES).expect(200);
        var changed = new HashMap<String, Object>(
                Map.of("onTime", 0, "lateness", 0, "investment", 100, "problems", 0, "reporting", 0));
        var written = chain.commander().put(RULES, changed, rules.etag()).expect(200);
        Eventually.holds(
                "the live one differs",
                SharedPlatform.SOON,
                () -> !scores(live("field")).equals(frozen));
        desk.open(address);
        desk.shows("#publishedBy", "已公布，不再变动");
        assertThat(shown()).as("the published one stays").isEqualTo(frozen);
        desk.open("/rankings?programme=laoshan-2023&by=field");
        desk.shows("#publications a[href='%s']".formatted(address), "领域排名");
        chain.commander().put(RULES, rules.body().toString(), written.etag()).expect(200);
    }

    @Test
    void othersReadItAndPublishNothing() {
        for (var person : List.of("leader", "unit", "commander-2")) {
            desk.open("/rankings?programme=laoshan-2023", person);
            desk.shows("#asOf", "截至");
            assertThat(desk.all("#publish")).as(person).isEmpty();
        }
        desk.open("/rankings", "auditor");
        desk.shows("#noticeText", "您的角色不能查看本页");
    }

    private JsonNode live(String by) throws Exception {
        return read(LIVE + by);
    }

    private JsonNode read(String path) throws Exception {
        return chain.commander().get(path).expect(200).body();
    }

    /** The score of each line, as two decimals. */
    private static Map<String, String> scores(JsonNode ranking) {
        var scores = new HashMap<String, String>();
        ranking.get("items").forEach(line -> scores.put(line.get("key").stringValue(), rounded(line.get("score"))));
        return scores;
    }

    private Map<String, String> shown() {
        var scores = new HashMap<String, String>();
        for (var line : desk.all("#ranking tbody tr[data-key]")) {
            scores.put(
                    String.valueOf(line.getDomAttribute("data-key")),
                    line.findElement(By.cssSelector(".score b")).getText());
        }
        return scores;
    }

    private static String row(JsonNode line) {
        return "tr[data-key='%s']".formatted(line.get("key").stringValue());
    }

    private static String rounded(JsonNode figure) {
        return new BigDecimal(figure.doubleValue())
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
