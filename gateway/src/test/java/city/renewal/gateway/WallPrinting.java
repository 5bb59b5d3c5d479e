package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Printing the wall: dark on the screen, light on A3 landscape, complete and not cut off. */
abstract class WallPrinting extends WallTestBase {
    /** The dark theme's background colours of the page, its panels and its rows. */
    private static final List<String> DARK = List.of("#0b1929", "#13263c", "#1b324a", "#0e1f33");

    @Test
    void theOverviewHasEachLateNodeAndTheFiguresAbove() throws IOException {
        signIn();
        screen.shows("#late tr:last-child", "天");

        var paper = printed("overview");

        assertThat(paper.sizes()).hasSizeBetween(1, 3);
        assertThat(paper.texts().getFirst()).contains("挂图作战", "崂山区2023年城市更新和城市建设攻坚计划", "196", "红灯31");
        var late = String.join("", paper.texts());
        for (var days = 2; days <= 32; days++) {
            assertThat(late).contains(days + "天");
        }
        assertThat(late).contains("项目9期（沿河安置房及配套）");
    }

    @ParameterizedTest
    @CsvSource({
        "ranking, 1, '#ranking li', 金家岭街道",
        "problems, 1, '#oldest li', 基坑临边防护缺失3",
        "orders, 2, '#alerts li', 督办",
        "map, 1, '[data-project]', 中韩街道"
    })
    void aSceneTakesAsManySheetsAsItNeeds(String scene, int sheets, String shown, String text) throws IOException {
        signInOnly("/?scene=" + scene);
        await().atMost(Browser.PATIENCE).until(() -> !screen.all(shown).isEmpty());

        var paper = printed(scene);

        assertThat(paper.sizes()).hasSize(sheets);
        assertThat(String.join("", paper.texts())).contains("挂图作战", text);
    }

    @Test
    void theChartsOfTheTrendsAreDrawnForPaper() throws IOException {
        gateway.progress.on("/api/v1/trends", exchange -> exchange.json(200, Json.text(trends())));
        gateway.progress.on(
                "/api/v1/due-calendar",
                exchange -> exchange.json(
                        200,
                        Json.text(Map.of(
                                "days",
                                List.of(Map.of(
                                        "date", "2023-07-14", "nodes", 7, "byLight", Map.of("RED", 3, "GREEN", 4)))))));
        signInOnly("/?scene=trends");
        await().atMost(Browser.PATIENCE).until(() -> screen.all("canvas").size() >= 5);

        var paper = printed("trends");

        assertThat(paper.sizes()).hasSize(1);
        assertThat(paper.texts().getFirst()).as("a chart's own words").contains("06-26", "逾期完成");
        assertThat(screen.all("figure svg")).as("nothing stays behind").isEmpty();
    }

    private static Map<String, Object> trends() {
        var weeks = IntStream.range(0, 26)
                .mapToObj(i -> {
                    var from = LocalDate.of(2023, 1, 2).plusWeeks(i);
                    var week = new HashMap<String, Object>();
                    week.put("week", "2023-W%02d".formatted(i + 1));
                    week.put("from", from.toString());
                    week.put("to", from.plusDays(6).toString());
                    for (var figure :
                            List.of("due", "done", "doneLate", "overdue", "problemsRaised", "problemsClosed")) {
                        week.put(figure, (i * 7 + figure.length()) % 23);
                    }
                    week.put("dueTotal", 20 * i);
                    week.put("doneTotal", 17 * i);
                    return week;
                })
                .toList();
        var months = IntStream.rangeClosed(1, 6)
                .mapToObj(month -> Map.of(
                        "month", "2023-%02d".formatted(month),
                        "planned", Map.of("amount", "%d00000000.00".formatted(month), "currency", "CNY"),
                        "paid", Map.of("amount", "%d50000000.00".formatted(month), "currency", "CNY")))
                .toList();
        return Map.of("weeks", weeks, "months", months);
    }

    /** Prints on A3 landscape without the screen's background, which is restored afterwards. */
    private PrintedPdf printed(String scene) throws IOException {
        var printed =
                screen.browser.command("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
        var pdf = Base64.getDecoder().decode(String.valueOf(printed.get("data")));
        Files.write(
                Files.createDirectories(Path.of("target", "pictures")).resolve("wall-%s.pdf".formatted(scene)), pdf);
        var paper = new PrintedPdf(pdf);
        assertThat(paper.sizes()).containsOnly("420 × 297");
        assertThat(paper.colours()).isNotEmpty().doesNotContainAnyElementsOf(DARK);
        assertThat(screen.browser.run("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
        return paper;
    }
}
