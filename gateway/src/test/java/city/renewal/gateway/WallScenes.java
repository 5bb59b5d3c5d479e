package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The scenes, their addresses, and the lists that the figures open. */
abstract class WallScenes extends WallTestBase {
    @Test
    void scenesAreChosenByKeysAndHaveAnAddressEach() {
        signIn();
        screen.shows("#scene-orders", "督办与预警");
        var scenes = screen.all("nav a[id^=scene-]").size();

        screen.browser.press(String.valueOf(scenes));

        screen.shows("#alerts li:first-child", "张村河片区改造项目");
        assertThat(screen.address()).isEqualTo("/?programme=laoshan-2023&scene=orders");
        screen.browser.press(Keys.ARROW_LEFT);
        screen.shows("#problemsCount", "4 个 · 逾期 2 个");
        screen.shows("#oldest li:first-child .days", "9 天");
        screen.shows("#blocking li:first-child", "制约 2 个节点");
        screen.shows("[data-source=CITIZEN]", "1 个 · 逾期 0 个");
        assertThat(screen.accessibilityViolations()).isEmpty();
        screen.browser.picture("wall-problems");
        screen.open("/?scene=ranking&by=unit");
        screen.shows("#rankTitle", "责任单位");
        screen.shows("#ranking li:first-child", "金家岭街道");
        screen.shows("#why", "按时完成 122 个，应完成 130 个");
        screen.shows("#why", "本年完成投资 10.19 亿元，计划 19.79 亿元");
        screen.browser.picture("wall-ranking");
        screen.click("#ranking li:nth-child(2) button");
        screen.shows("#whyTitle", "北宅街道");
        assertThat(gateway.progress.received().stream()
                        .filter(request -> request.uri().contains("/rankings?"))
                        .toList()
                        .getLast()
                        .uri())
                .contains("by=unit");
    }

    @Test
    void onAPhoneASceneStandsBelowOneRowOfFigures() {
        signIn();
        screen.browser.size(360, 800);
        try {
            screen.open("/?scene=problems");
            screen.shows("#problemsCount", "4 个");

            assertThat(screen.box("#scene").get(1).intValue()).isLessThan(400);
            screen.browser.assertNoHorizontalOverflow();
            assertThat(screen.accessibilityViolations()).isEmpty();
        } finally {
            screen.browser.size(1366, 768);
        }
    }

    @Test
    void aFigureOpensItsListAndAPersonTheirWork() {
        signIn();

        screen.click("#tile-overdue");

        screen.shows("#listTitle", "节点清单");
        screen.shows("#listCount", "显示 31 条，共 31 条");
        assertThat(screen.address()).contains("list=deadlines&filter=standing%3DOVERDUE");
        screen.one("#search").sendKeys("lxd");
        screen.shows("#listCount", "显示 9 条，共 31 条");
        screen.browser.picture("wall-list");
        assertThat(screen.accessibilityViolations()).isEmpty();
        screen.one("#search").clear();
        screen.one("#search").sendKeys("招标");
        screen.shows("#rows", "招标");
        assertThat(screen.one("tr[data-key] a[href^='/projects/']")).isNotNull();
        screen.click("tr[data-key] a[href*='owner']");
        await().atMost(Browser.PATIENCE)
                .until(() -> gateway.progress.received().getLast().uri().contains("owner="));
        screen.shows("#listCount", "条");
        screen.browser.press(Keys.ESCAPE);
        screen.hides("#listTitle");
        assertThat(screen.address()).isEqualTo("/?programme=laoshan-2023");
    }

    @Test
    void aListIsSortedByItsColumnsInBothDirections() {
        signIn();
        screen.open("/?list=deadlines&filter=standing%3DOVERDUE");

        screen.shows("tr[data-key]:first-child td.number", "32 天");
        screen.click("th[aria-sort=descending] button");
        screen.shows("tr[data-key]:first-child td.number", "2 天");
        assertThat(screen.all("th[aria-sort=ascending]")).hasSize(1);
        screen.click("thead th:nth-child(1) button");
        screen.shows("thead th:nth-child(1)[aria-sort=ascending]", "节点");
        var ascending = screen.text("tr[data-key]:first-child th small");
        screen.click("thead th:nth-child(1) button");
        screen.shows("thead th:nth-child(1)[aria-sort=descending]", "节点");
        assertThat(screen.text("tr[data-key]:first-child th small")).isNotEqualTo(ascending);
    }

    @Test
    void aListIsExportedWithItsFilters() {
        signIn();
        screen.open("/?list=deadlines&filter=standing%3DOVERDUE");

        screen.click("#exportCsv");

        await().atMost(Browser.PATIENCE)
                .until(() -> gateway.progress.received().stream()
                        .anyMatch(request -> request.uri().contains("standing=OVERDUE&format=csv")));
    }

    @Test
    void whatIsSeenIsExportedAsItWasFoundAndSorted() {
        signIn();
        screen.open("/?list=deadlines&filter=standing%3DOVERDUE");
        screen.shows("#listCount", "共 31 条");
        screen.one("#search").sendKeys("zb");
        screen.click("th[aria-sort=descending] button");
        screen.browser.run("URL.createObjectURL = (file) => { window.saved = file; return 'blob:nothing' }");

        screen.click("#exportSeen");

        var file = String.valueOf(screen.browser.runAsync("const done = arguments[0]; window.saved.arrayBuffer()"
                + ".then((bytes) => done(new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)))"));
        var lines = file.lines().toList();
        assertThat(lines.getFirst()).isEqualTo("\ufeff节点 / 项目,态势,逾期,应完成,预计,责任人,责任单位,包保领导,街道");
        assertThat(lines).hasSize(screen.all("tr[data-key]").size() + 1).hasSizeBetween(3, 10);
        assertThat(lines.get(1)).startsWith("招标 张村河片区改造项目").contains(",逾期,");
        assertThat(lines.get(1)).contains(screen.text("tr[data-key]:first-child td.number"));
    }

    @Test
    void scenesRotateAtTheDevicesIntervalUntilTheWallIsTouched() {
        signIn();
        screen.shows("#scene-orders", "督办与预警");

        screen.choose("#interval", "15");
        screen.click("#rotate");

        screen.shows("#rotate", "轮播中");
        screen.browser.press("q");
        screen.shows("#rotate", "有人操作，轮播稍候");
        screen.open("/");
        screen.shows("#rotate", "轮播中");
        assertThat(screen.one("#interval").getAttribute("value")).isEqualTo("15");
        assertThat(screen.browser.run("return import('/wall/rotation.js').then(({Rotation}) => {"
                        + " const it = new Rotation(() => {}, () => {});"
                        + " it.set({order: [...it.settings.order].reverse(), left: ['problems']}); it.stop();"
                        + " const again = new Rotation(() => {}, () => {});"
                        + " return again.participants(['overview', 'problems', 'orders']).join() })"))
                .isEqualTo("orders,overview");
    }

    @Test
    void anotherProgrammeIsChosenKeptAndLinkedTo() {
        signIn();

        screen.choose("#programme", "shinan-2022");

        screen.shows("[data-figure=projects]", "179");
        assertThat(screen.address()).isEqualTo("/?programme=shinan-2022");
        screen.open("/");
        screen.shows("[data-figure=projects]", "179");
        screen.open("/#programme=laoshan-2023");
        screen.shows("[data-figure=projects]", "196");
        assertThat(screen.address()).isEqualTo("/?programme=laoshan-2023");
    }

    @Test
    void theInterfaceOfEachServiceCanBeBrowsedWithoutAnyForeignHost() {
        var answers = Map.of("200", Map.of("description", "figures"));
        var operation = Map.of("summary", "The command centre's figures", "responses", answers);
        gateway.progress.on(
                "/openapi/progress",
                exchange -> exchange.json(
                        200,
                        Json.text(Map.of(
                                "openapi", "3.1.0",
                                "info", Map.of("title", "progress-service", "version", "0.1.0"),
                                "paths", Map.of("/api/v1/overview", Map.of("get", operation))))));

        screen.open("/docs?service=progress");

        screen.browser.shows("#api", "The command centre's figures");
        screen.browser.shows("[aria-current=page]", "进度");
        screen.browser.picture("docs");
        assertThat(screen.browser.consoleErrors()).isEmpty();
    }
}
