package city.renewal.notification.adapter.web;

import static city.renewal.notification.domain.orders.SomeOrders.DUE;
import static city.renewal.notification.domain.orders.SomeOrders.NOW;
import static city.renewal.notification.domain.orders.SomeOrders.after;
import static city.renewal.notification.domain.orders.SomeOrders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.orders.OrderClosure.Outcome;
import city.renewal.notification.domain.orders.OrderText;
import city.renewal.notification.domain.orders.SomeOrders;
import city.renewal.notification.domain.orders.SupervisionOrder;
import city.renewal.starter.testing.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderPaperTest {
    private static final String HOSTILE =
            "</p><script>alert(1)</script><img src=x onerror=alert(2)> \" onload='x' {{demand}} &lt; $1 \\ \u202Egnp.exe";

    private static SupervisionOrder saying(String matter, String basis, String demand) {
        var order = anOrder();
        return SupervisionOrder.issued(
                        order.number(),
                        order.colour(),
                        order.subject(),
                        new OrderText(matter, basis, demand),
                        order.issue(),
                        DUE)
                .order();
    }

    @Test
    void saysWhatAnOfficeFiles() {
        var replied = after(anOrder().replied("p-unit", "已完成", NOW));
        var paper = OrderPaper.of(after(replied.closed(Outcome.ACCEPTED, "p-supervisor", "属实", NOW)));

        assertThat(paper)
                .contains(
                        "督办〔2023〕1号",
                        "红色 · 逾期督办",
                        "责任单位",
                        "沙子口片区改造 / 施工图设计",
                        "2023年7月4日",
                        "2023年6月30日",
                        SomeOrders.TEXT.matter(),
                        SomeOrders.TEXT.basis(),
                        SomeOrders.TEXT.demand(),
                        "已完成",
                        "同意办结 Accepted。属实",
                        "@page { size: A4 portrait;");
        assertThat(paper).doesNotContain("{{");
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        var order = saying(HOSTILE, HOSTILE, "要求");
        var paper = OrderPaper.of(after(order.replied(HOSTILE, HOSTILE, NOW)));

        assertThat(paper).doesNotContain("<script", "<img", "' onload", "\u202E");
        assertThat(paper).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "{{demand}} &amp;lt; $1 \\");
        assertThat(Pattern.compile("<[a-z]+")
                        .matcher(paper)
                        .results()
                        .map(match -> match.group())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "<html", "<head", "<meta", "<title", "<style", "<body", "<header", "<p", "<h", "<small", "<div",
                        "<span", "<b", "<table", "<tr", "<th", "<td", "<footer");
        assertThat(OrderPaper.POLICY).startsWith("default-src 'none'");
    }

    /** The longest that the interface takes, in every field. */
    static SupervisionOrder theLongest() {
        var order = saying("事".repeat(120), "据".repeat(500), ("求".repeat(7) + "\n").repeat(100));
        var replied = after(order.replied("p-unit", "答", NOW));
        var again = after(replied.returned("p-supervisor", "因".repeat(300), DUE, NOW));
        var answered = after(again.replied("p-unit", "复".repeat(1200), NOW));
        return after(answered.closed(Outcome.ACCEPTED, "p-supervisor", "注".repeat(300), NOW));
    }

    /** As much as is set in each size, all in short lines, which take the most room. */
    static SupervisionOrder ofShortLines(int lines) {
        return saying("事项", "依据", "求\n".repeat(lines));
    }

    @Test
    void theLongestStaysOnOnePageWhenABrowserPrintsIt(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(pages(OrderPaper.of(theLongest()), folder)).isEqualTo(1);
        assertThat(pages(OrderPaper.of(ofShortLines(18)), folder)).isEqualTo(1);
        assertThat(pages(OrderPaper.of(ofShortLines(34)), folder)).isEqualTo(1);
    }

    private static long pages(String html, Path folder) throws IOException, InterruptedException {
        var page = Files.writeString(folder.resolve("paper.html"), html);
        var pdf = folder.resolve("paper.pdf");
        var browser = new ProcessBuilder(
                        Programs.chromium().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + pdf,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        if (!browser.waitFor(60, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
        }
        var text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        return Pattern.compile("/Type\\s*/Page\\b(?!s)").matcher(text).results().count();
    }
}
