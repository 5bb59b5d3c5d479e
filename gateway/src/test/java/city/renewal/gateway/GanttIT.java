package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The Gantt chart with many rows, its layout and that of the map, in a browser and without the platform. */
class GanttIT {
    private static final Pattern MEDIA_BOX = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");

    @TempDir
    private static Path maps;

    private static RunningGateway gateway;
    private static Browser browser;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway("renewal.pages.map-folder=" + maps);
        browser = new Browser();
        browser.open(gateway.uri() + "/signin/callback");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        gateway.close();
    }

    @BeforeEach
    void chartOfManyRows() {
        browser.runAsync("""
                const done = arguments[0];
                (async () => {
                  const { chartOf } = await import("/tests/many-rows.js");
                  window.chart = await chartOf(100, 49);
                  done();
                })().catch((failure) => done(String(failure)));
                """);
    }

    @Test
    void theLayoutOfRowsAndOfTheMapIsAsTheModulesTestsSay() {
        for (var module : List.of("/tests/gantt.js", "/tests/map.js")) {
            @SuppressWarnings("unchecked")
            var result = (Map<String, Object>) browser.runAsync("""
                    const [module, done] = arguments;
                    import(module)
                      .then((test) => test.failures())
                      .then(done, (failure) => done({ failures: [String(failure.stack)] }));
                    """, module);

            assertThat(result.get("failures")).as(module).isEqualTo(List.of());
            assertThat((Long) result.get("count")).as(module).isGreaterThan(10);
        }
    }

    @Test
    void fiveThousandRowsAreDrawnAsFarAsTheyAreInView() {
        assertThat(run("chart.renderRoot.querySelector('.view').getAttribute('aria-rowcount')"))
                .as("100 projects with 49 nodes each below one heading, and the head")
                .isEqualTo("5002");
        assertThat((Long) run("chart.renderRoot.querySelectorAll('[role=row]').length"))
                .isBetween(5L, 60L);
        assertThat((Long) run("chart.renderRoot.querySelector('canvas').height"))
                .isLessThan(2000);

        browser.run("chart.renderRoot.querySelector('.view').scrollTop = 1e9");

        awaits("chart.renderRoot.querySelector('[data-row=\"p99/n48\"]') !== null");
        browser.picture("gantt-5000-rows");
        assertThat(run("chart.turnPage()"))
                .as("behind the last page is the first")
                .isEqualTo(true);
        awaits("chart.renderRoot.querySelector('[data-row=\"p0/n0\"]') !== null");
    }

    /** Days from the chart's beginning to a third of its time line; a month's day is 0.16 letters wide. */
    private static double dayAtAThird() {
        return ((Number) browser.run("""
                        const view = chart.renderRoot.querySelector('.view');
                        const unit = parseFloat(getComputedStyle(chart).fontSize);
                        const label = Math.min(unit * 24, view.clientWidth * 0.42);
                        return (view.scrollLeft + (view.clientWidth - label) / 3) / (0.16 * unit);
                        """)).doubleValue();
    }

    @Test
    void theSameDaysStayInViewOnAnotherScreen() {
        browser.run("chart.zoomTo('month'); chart.showToday()");
        var shown = dayAtAThird();
        try {
            browser.run("chart.style.fontSize = '32px'");
            browser.size(1600, 900);

            await().atMost(Browser.PATIENCE).until(() -> Math.abs(dayAtAThird() - shown) < 1.5);
        } finally {
            browser.run("chart.style.fontSize = ''");
            browser.size(1366, 768);
        }
    }

    @Test
    void theKeyboardMovesOpensClosesAndZooms() {
        browser.run("window.opened = []; chart.addEventListener('open', (event) => opened.push(event.detail.id));"
                + " chart.renderRoot.querySelector('.view').focus()");

        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        awaits("opened.join() === 'p0/n0'");
        assertThat(run("chart.renderRoot.getElementById("
                        + "chart.renderRoot.querySelector('.view').getAttribute('aria-activedescendant')).dataset.row"))
                .isEqualTo("p0/n0");
        browser.press(Keys.ARROW_LEFT);
        browser.press(Keys.ARROW_LEFT);
        awaits("chart.renderRoot.querySelector('.view').getAttribute('aria-rowcount') === '4953'");
        assertThat(run("chart.renderRoot.querySelector('[data-row=\"project:p0\"]').getAttribute('aria-expanded')"))
                .isEqualTo("false");
        assertThat((String) run("chart.renderRoot.querySelector('.said').textContent"))
                .contains("49 个节点");
        browser.press("0");
        awaits("chart.zoom === 'fit'");
        browser.press("+");
        awaits("chart.zoom !== 'fit'");
        browser.press(Keys.END);
        awaits("chart.focused === 'p99/n48'");
    }

    @Test
    void paperHasAllRowsAndTakesNothingAlong() {
        browser.run("dispatchEvent(new Event('beforeprint'))");

        var rows = (Long) run("[...chart.renderRoot.querySelectorAll('figure svg')].flatMap((svg) => "
                + "[...svg.querySelectorAll('text')]).filter((one) => one.textContent.startsWith('节点')).length");
        assertThat(rows).as("each node's name once").isEqualTo(4900);
        assertThat((String) run("chart.renderRoot.querySelector('figure:last-of-type figcaption').textContent"))
                .matches("第 (\\d+) 页，共 \\1 页");

        browser.run("dispatchEvent(new Event('afterprint'))");

        assertThat(run("chart.renderRoot.querySelectorAll('figure').length")).isEqualTo(0L);
        assertThat(run("document.adoptedStyleSheets.some((sheet) => sheet.cssRules[0].cssText.includes('A3'))"))
                .isEqualTo(false);
    }

    @Test
    void theBrowserPrintsItOnA3Across() throws IOException {
        browser.runAsync("const done = arguments[0]; import('/tests/many-rows.js').then(async ({chartOf}) => {"
                + " window.chart = await chartOf(4, 49); done() })");

        var printed = Base64.getDecoder().decode((String)
                browser.command("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true))
                        .get("data"));

        Files.write(Files.createDirectories(Path.of("target", "pictures")).resolve("gantt-A3.pdf"), printed);
        var document = new String(printed, StandardCharsets.ISO_8859_1);
        var sheets = MEDIA_BOX
                .matcher(document)
                .results()
                .map(found -> "%.0f × %.0f mm"
                        .formatted(
                                Double.parseDouble(found.group(1)) * 25.4 / 72,
                                Double.parseDouble(found.group(2)) * 25.4 / 72))
                .toList();
        assertThat(sheets).hasSizeBetween(5, 8).containsOnly("420 × 297 mm");
        assertThat(run("chart.renderRoot.querySelectorAll('figure').length"))
                .as("nothing stays behind")
                .isEqualTo(0L);
    }

    @Test
    void aDeploymentsMapTakesThePlaceOfTheDrawnOne() throws IOException {
        assertThat(gateway.send("/wall/map/370202.json", _ -> {}).body()).contains("\"schematic\": true");

        Files.writeString(maps.resolve("370202.json"), "{\"type\": \"FeatureCollection\", \"features\": []}");

        var map = gateway.send("/wall/map/370202.json", _ -> {});
        assertThat(map.body()).doesNotContain("schematic");
        assertThat(map.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(gateway.send("/wall/map/370212.json", _ -> {}).body()).contains("\"schematic\": true");
        assertThat(gateway.send("/wall/map/..%2f..%2fetc%2fpasswd", _ -> {}).statusCode())
                .isEqualTo(400);
    }

    private static Object run(String expression) {
        return browser.run("return " + expression);
    }

    private static void awaits(String condition) {
        await().atMost(Browser.PATIENCE).until(() -> Boolean.TRUE.equals(run(condition)));
    }
}
