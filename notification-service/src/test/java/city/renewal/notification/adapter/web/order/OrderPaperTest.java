package city.renewal.notification.adapter.web.order;

import static city.renewal.notification.domain.order.SomeOrders.DUE;
import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.after;
import static city.renewal.notification.domain.order.SomeOrders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Withdrawal;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.order.OrderClosure.Outcome;
import city.renewal.notification.domain.order.OrderIssue;
import city.renewal.notification.domain.order.OrderNumber;
import city.renewal.notification.domain.order.OrderOffice;
import city.renewal.notification.domain.order.OrderText;
import city.renewal.notification.domain.order.SomeOrders;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.testing.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderPaperTest {
    private static final String HOSTILE =
            "</p><script>alert(1)</script><img src=x onerror=alert(2)> \" onload='x' {{demand}} &lt; $1 \\ \u202Egnp.exe";

    private static final Map<String, String> NAMES = Map.of("p-unit", "周承办", "p-supervisor", "吴督办");

    private static String paper(SupervisionOrder order) {
        return OrderPaper.of(order, NAMES);
    }

    private static SupervisionOrder saying(String matter, String basis, String demand) {
        var order = anOrder();
        return SupervisionOrder.issued(
                        new OrderNumber("laoshan-2023", 2023, 1, new OrderOffice("370212", "崂山区")),
                        order.colour(),
                        order.subject(),
                        new OrderText(matter, basis, demand),
                        order.issue(),
                        DUE)
                .order();
    }

    @Test
    void saysWhatAnOfficeFiles() {
        var order = saying(SomeOrders.TEXT.matter(), SomeOrders.TEXT.basis(), SomeOrders.TEXT.demand());
        var replied = after(order.replied("p-unit", "已完成", NOW));
        var paper = paper(after(replied.closed(Outcome.ACCEPTED, "p-supervisor", "属实", NOW)));

        assertThat(paper)
                .contains(
                        "崂山督办〔2023〕1号",
                        "崂山区督查室",
                        "中韩街道",
                        "答复人：周承办，2023年6月30日08:00",
                        "审定人：吴督办",
                        "红色 · 逾期",
                        "责任单位",
                        "沙子口片区改造 / 施工图设计",
                        "2023年7月4日",
                        "2023年6月30日",
                        SomeOrders.TEXT.matter(),
                        SomeOrders.TEXT.basis(),
                        SomeOrders.TEXT.demand(),
                        "已完成",
                        "同意办结。属实",
                        "@page { size: A4 portrait;");
        assertThat(paper).doesNotContain("{{", "p-unit", "p-supervisor", "历次");
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        var order = saying(HOSTILE, HOSTILE, "要求");
        var paper = paper(after(order.replied(HOSTILE, HOSTILE, NOW)));

        assertThat(paper).doesNotContain("<script", "<img", "' onload", "\u202E");
        assertThat(paper).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "{{demand}} &amp;lt; $1 \\");
        assertThat(Pattern.compile("<[a-z]+")
                        .matcher(paper)
                        .results()
                        .map(match -> match.group())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "<html", "<head", "<meta", "<title", "<style", "<body", "<header", "<p", "<h", "<br", "<div",
                        "<span", "<b", "<table", "<tr", "<th", "<td");
        assertThat(OrderPaper.POLICY).startsWith("default-src 'none'");
    }

    @Test
    void answersThatWereSentBackStayOnItWithTheirReasonsAndPeopleByName() {
        var first = after(saying("事项", "依据", "要求").replied("p-unit", "图纸在审", NOW));
        var returned = after(first.returned("p-supervisor", "没有完成时限", DUE, NOW));
        assertThat(paper(returned)).contains("退回重报", "第1次答复已退回，请重新答复。", "答复：图纸在审", "退回：没有完成时限");

        var second = after(returned.replied("p-unit", "尽快完成", NOW.plusSeconds(86_400 * 9)));
        var again = after(second.returned("p-left", "仍无具体日期", DUE.plusDays(20), NOW.plusSeconds(86_400 * 10)));
        var third = after(again.replied("p-unit", "七月二十日前完成", NOW.plusSeconds(86_400 * 11)));
        var paper = paper(third);

        assertThat(paper)
                .contains("第1次", "第2次", "图纸在审", "没有完成时限", "尽快完成", "，逾期答复", "仍无具体日期", "七月二十日前完成")
                .contains("退回人：吴督办，2023年6月30日08:00", "退回人：（姓名未登记），2023年7月10日08:00", "应于2023年7月4日前答复");
        assertThat(text(paper)).as("no id and no English word").doesNotContainPattern("[A-Za-z]{2,}");
    }

    private static String text(String paper) {
        return paper.substring(paper.indexOf("<body>")).replaceAll("<[^>]*>", "");
    }

    @ParameterizedTest
    @EnumSource(OrderColour.class)
    void everyColourAndStateIsChinese(OrderColour colour) {
        var red = anOrder();
        var issue = new OrderIssue("policy:default", "逐级上报", "o", NOW, SomeOrders.TODAY, false);
        var order = SupervisionOrder.issued(red.number(), colour, red.subject(), red.text(), issue, DUE)
                .order();
        var replied = after(order.replied("p-unit", "答", NOW));
        var all = List.of(
                order,
                replied,
                after(replied.returned("p-supervisor", "因", DUE, NOW)),
                after(replied.closed(Outcome.ACCEPTED, "p-supervisor", "", NOW)),
                after(order.closed(Outcome.WITHDRAWN, "p-supervisor", "发错单位", NOW)),
                order.released(new Withdrawal("并入其他项目", "p-commander", NOW)));

        assertThat(all)
                .allSatisfy(each ->
                        assertThat(text(paper(each))).contains("按督办规则“逐级上报”签发").doesNotContainPattern("[A-Za-z]{2,}"));
    }

    /** The longest that the interface takes, in every field. */
    static SupervisionOrder theLongest() {
        var order = saying("事".repeat(120), "据".repeat(500), ("求".repeat(7) + "\n").repeat(100));
        var answered = after(order.replied("p-unit", "复".repeat(1200), NOW));
        return after(answered.closed(Outcome.ACCEPTED, "p-supervisor", "注".repeat(300), NOW));
    }

    /** Such as most that are sent back. */
    static SupervisionOrder sentBackOnce() {
        var order = saying("节点逾期：沙子口片区改造 · 施工图设计", SomeOrders.TEXT.basis(), SomeOrders.TEXT.demand());
        var replied = after(order.replied("p-unit", "施工图审查意见正在修改，预计近期完成。", NOW));
        return after(replied.returned("p-supervisor", "没有明确完成时限和责任人，请补充。", DUE, NOW));
    }

    /** As much as is set in each size, all in short lines, which take the most room. */
    static SupervisionOrder ofShortLines(int lines) {
        return saying("事项", "依据", "求\n".repeat(lines));
    }

    @Test
    void theLongestStaysOnOnePageWhenABrowserPrintsIt(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(pages(paper(theLongest()), folder)).isEqualTo(1);
        assertThat(pages(paper(ofShortLines(18)), folder)).isEqualTo(1);
        assertThat(pages(paper(ofShortLines(34)), folder)).isEqualTo(1);
        assertThat(pages(paper(sentBackOnce()), folder)).isEqualTo(1);
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
