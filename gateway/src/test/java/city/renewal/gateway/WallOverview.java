package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The overview scene: its content, its live updates, and its commands. */
abstract class WallOverview extends WallTestBase {
    @Test
    void aPersonSignsInAtTheIssuersPageAndSeesTheirProgramme() {
        screen.open("/");
        screen.shows("#noticeTitle", "请登录");
        screen.browser.picture("signed-out");

        signIn();

        assertThat(screen.address()).isEqualTo("/?programme=laoshan-2023");
        screen.shows("#person", "指挥长");
        screen.shows("#programme", "崂山区2023年城市更新和城市建设攻坚计划");
        screen.shows("[data-figure=projects]", "196");
        screen.shows("[data-beside=projects]", "已完成 12 个 · 8 个领域");
        screen.shows("[data-figure=planned]", "156.00");
        screen.shows("[data-beside=planned]", "总投资 1,006.00 亿元");
        screen.shows("[data-figure=rate]", "45");
        screen.shows("[data-beside=rate]", "本年已完成 69.43 亿元");
        screen.shows("[data-figure=overdue]", "31");
        screen.shows("#live", "实时");
        screen.shows("#asOf", "2023年6月30日");
        assertThat(screen.all("#late tr")).hasSize(31);
        screen.shows("#late tr:first-child", "林晓东");
        screen.shows("#late tr:first-child", "未签收");
        screen.shows("#late tr:first-child .street", "街道");
        screen.shows("#late tr:nth-child(2) alert-answer", "已确认");
        screen.shows("#late tr:nth-child(2) .unknown", "不在名录");
        assertThat(screen.all("#late .unknown")).hasSize(1);
        assertThat(screen.all("#soon li")).hasSize(24);
        screen.shows("#levels li:nth-child(1)", "责任人");
        screen.shows("#levels li:nth-child(1) .age", "最久 3 天");
        screen.shows("#levels li:nth-child(1) .next", "→ 7/3");
        screen.shows("#levels li:nth-child(5) b", "0");
        screen.shows("[data-beside=alerts]", "督办单 5 件 · 逾期 2 件");
        screen.shows("#unread", "7");
        assertThat(screen.browser.consoleErrors()).isEmpty();
    }

    @Test
    void theFiguresSayHowTheyChangedAndHowMuchOfTheYearHasPassed() {
        signIn();

        screen.shows("[data-since=overdue]", "较昨日 +3");
        screen.shows("[data-since=projects]", "较上周 完成 +1");
        screen.shows("[data-since=rate]", "较昨日 +0.43 亿");
        screen.shows("[data-since=dueThisWeek]", "较昨日 ±0");
        screen.shows("[data-since=alerts]", "较昨日 −2较上周 −2");
        assertThat(screen.all("[data-since=overdue] .worse, [data-since=projects] .better"))
                .hasSize(4);
        screen.shows("#yearElapsed", "时间已过 49%");
        assertThat(screen.one(".gauge").getAttribute("aria-label")).isEqualTo("投资完成 45%，全年时间已过 49%");
    }

    @Test
    void theLanguageIsSwitchedAndStaysSwitched() {
        signIn();
        assertThat(screen.browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");

        screen.click("#language");

        screen.shows("h1", "Renewal wall");
        screen.shows("#late tr:first-child", "not signed");
        screen.shows("#asOf", "30 June 2023");
        assertThat(screen.browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(screen.browser.title()).startsWith("Renewal wall");
        assertThat(screen.accessibilityViolations()).isEmpty();
        screen.browser.picture("wall-1366-en");
        screen.open("/");
        screen.shows("h1", "Renewal wall");
        assertThat(
                        screen.browser.run(
                                "return import('/wall/texts.js').then(({TEXTS}) => { const [a, b] ="
                                        + " Object.values(TEXTS).map(Object.keys);"
                                        + " return [...a.filter((it) => !b.includes(it)), ...b.filter((it) => !a.includes(it))].join() })"))
                .isEqualTo("");
    }

    @Test
    void anEventChangesTheFiguresAndTheLateNodesWithoutReloadingAndIsAnnounced() {
        signIn();
        screen.shows("#live", "实时");
        screen.browser.run("window.notReloaded = true");
        var row = screen.one("#late tr:nth-child(2)");

        platform.late = 32;
        platform.tell("overview", platform.overview(StubPlatform.PROGRAMME));
        platform.tell(
                "standing",
                Json.text(Map.of(
                        "change", "STANDING",
                        "subject", Map.of("projectId", "p1", "projectName", "张村河片区", "nodeId", "n1", "nodeName", "招标"),
                        "from", "DUE_SOON",
                        "to", "OVERDUE",
                        "light", "RED",
                        "occurredAt", "2023-06-30T00:00:00Z")));

        screen.shows("[data-figure=overdue]", "32");
        screen.shows("#late tr:nth-child(32) .days", "2 天");
        screen.shows("#lateCount", "32");
        screen.shows("#ticker li:first-child", "张村河片区 · 招标：即将到期 → 逾期");
        screen.shows("#news", "逾期节点由 31 个变为 32 个");
        assertThat(screen.browser.run("return window.notReloaded && arguments[0].isConnected", row))
                .isEqualTo(true);
    }

    @Test
    void anAlertIsAcknowledgedFromTheWallByPermittedPeopleAndARefusalIsShown() {
        signIn();
        screen.shows("#late tr:nth-child(1) alert-answer", "已报责任人 · 3 天");
        screen.shows("#late tr:nth-child(1) alert-answer", "→ 7/3");
        assertThat(answers(2) + answers(3))
                .as("answered already, and not theirs to answer")
                .isZero();

        answer(1);

        screen.shows("#late tr:nth-child(1) alert-answer", "已确认");
        screen.shows("#news", "预警已确认");
        assertThat(answers(1)).isZero();

        answer(4);

        screen.shows("#late tr:nth-child(4) alert-answer", "未能确认：这条预警已经解除");
        screen.shows("#late tr:nth-child(4) alert-answer", "待确认");
    }

    private void answer(int row) {
        screen.browser.run(
                "arguments[0].querySelector('alert-answer').shadowRoot.querySelector('.answer').click()",
                screen.one("#late tr:nth-child(%d)".formatted(row)));
    }

    private long answers(int row) {
        return (Long) screen.browser.run(
                "return arguments[0].querySelector('alert-answer').shadowRoot.querySelectorAll('.answer').length",
                screen.one("#late tr:nth-child(%d)".formatted(row)));
    }

    @Test
    void openOrdersAreListedTheLateOnesFirstAndNoPanelIsThereWithoutOne() {
        signIn();

        screen.shows("#ordersCount", "5 件 · 逾期 2 件");
        screen.shows("#orders li:nth-child(1) .name", "沙子口街道办事处");
        screen.shows("#orders li:nth-child(1) .project", "督办〔2023〕2号 节点逾期：张村河片区改造项目2期");
        screen.shows("#orders li:nth-child(1) .state", "逾期 3 天未复");
        screen.shows("#orders li:nth-child(2) .state", "逾期 2 天未复");
        screen.shows("#orders li:nth-child(3)", "7月2日 前答复");
        screen.shows("#orders li:nth-child(3) .colour", "蓝");
        screen.shows("#orders li:nth-child(3) .state", "待审定");
        screen.shows("#orders li:nth-child(4) .project", "督办〔2023〕4号 节点逾期：张村河片区改造项目4期");
        screen.shows("#orders li:nth-child(5) .state", "项目已撤项，无须答复");
        assertThat(screen.all("#orders li")).hasSize(5);

        platform.orders = 0;
        platform.tell("standing", "{}");

        screen.hides("#ordersPanel");
        screen.shows("[data-beside=alerts]", "督办单 0 件");
    }

    @Test
    void nothingSticksOutOnASmallerScreenOrAPhoneAndA4KScreenShowsTheSamePicture() {
        signIn();
        for (var width : List.of(1280, 768, 360)) {
            screen.browser.size(width, 800);
            screen.browser.assertNoHorizontalOverflow();
            screen.browser.picture("wall-" + width);
        }
        assertThat(screen.accessibilityViolations()).isEmpty();
        screen.browser.size(1920, 1080);
        screen.browser.assertNoHorizontalOverflow();
        screen.browser.picture("wall-1920");
        var places = List.of("#tile-overdue", "late-nodes", "due-soon", "scene-bar", "#asOf");
        var small = places.stream().map(screen::box).toList();

        screen.browser.size(3840, 2160);

        screen.browser.picture("wall-3840");
        for (var i = 0; i < places.size(); i++) {
            var large = screen.box(places.get(i));
            for (var side = 0; side < 4; side++) {
                // A hairline is not scaled, so a row of them may differ by their number of pixels.
                assertThat(large.get(side).doubleValue() / 2)
                        .as("%s, side %d", places.get(i), side)
                        .isCloseTo(small.get(i).get(side).doubleValue(), org.assertj.core.api.Assertions.within(12.0));
            }
        }
    }
}
