package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wall in a real browser, through the real gateway. */
class WallIT {
    private static final String SPOIL_TOKEN = "const s = JSON.parse(sessionStorage['renewal.session']);"
            + " s.accessToken = 'spoilt'; sessionStorage['renewal.session'] = JSON.stringify(s)";

    private static RunningGateway gateway;
    private static StubPlatform platform;
    private static Browser browser;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
        platform = new StubPlatform(gateway, 31);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        gateway.close();
    }

    @BeforeEach
    void signedOut() {
        platform.late = 31;
        platform.open = 31;
        platform.orders = 5;
        platform.answered = false;
        platform.down = false;
        platform.inboxDown = false;
        platform.unread = 7;
        platform.forbidden = false;
        platform.sessionOver = false;
        browser.open(gateway.uri() + "/wall/icon.svg");
        browser.run("localStorage.clear(); sessionStorage.clear()");
        browser.open(gateway.uri() + "/");
        browser.complaints();
    }

    @Test
    void aPersonSignsInAtTheIssuersPageAndSeesTheirProgramme() {
        browser.shows("#noticeTitle", "请登录");
        browser.picture("signed-out");

        signIn();

        assertThat(browser.address()).isEqualTo(gateway.uri() + "/");
        browser.shows("#person", "指挥长");
        browser.shows("#programme", "崂山区2023年城市更新和城市建设攻坚计划");
        browser.shows("[data-figure=projects]", "196");
        browser.shows("[data-figure=projectsBeside]", "已完成 12 个 · 8 个领域");
        browser.shows("[data-figure=planned]", "156.00");
        browser.shows("[data-figure=totalInvestment]", "总投资 1,006.00 亿元");
        browser.shows("[data-figure=rate]", "45");
        browser.shows("[data-figure=paid]", "本年已完成 69.43 亿元");
        browser.shows("[data-figure=overdue]", "31");
        browser.shows("#live", "实时");
        browser.shows("#asOf", "2023年6月30日");
        assertThat(browser.all("#late tr")).hasSize(31);
        browser.shows("#late tr:first-child", "32 天");
        browser.shows("#late tr:first-child", "林晓东");
        browser.shows("#late tr:first-child", "未签收");
        browser.shows("#late tr:first-child .street", "街道");
        browser.shows("#late tr:nth-child(2) .alert", "已确认");
        browser.shows("#late tr:nth-child(2) .unknown", "不在名录");
        assertThat(browser.all("#late .unknown:not([hidden])")).hasSize(1);
        assertThat(browser.all("#soon li")).hasSize(24);
        browser.shows("#levels li:nth-child(1)", "责任人");
        browser.shows("#levels li:nth-child(1) .age", "最久 3 天");
        browser.shows("#levels li:nth-child(1) .next", "→ 7/3");
        browser.shows("#levels li:nth-child(5) b", "0");
        browser.shows("[data-figure=orders]", "督办单 5 件 · 逾期 2 件");
        browser.shows("#unread", "7");
        assertThat(browser.complaints()).isEmpty();
        browser.size(1920, 1080);
        browser.picture("wall-1920");
        browser.size(1366, 768);
    }

    @Test
    void theLanguageIsSwitchedAndStaysSwitched() {
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("zh-CN");
        signIn();

        browser.click("#language");

        browser.shows("h1", "Renewal wall");
        browser.shows("#late tr:first-child", "not signed");
        browser.shows("#asOf", "30 June 2023");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.title()).startsWith("Renewal wall");
        browser.picture("wall-1366-en");
        browser.open(gateway.uri() + "/");
        browser.shows("h1", "Renewal wall");
        assertThat(browser.run("return import('/wall/text.js').then((text) => text.missingTexts().join())"))
                .isEqualTo("");
    }

    @Test
    void anEventChangesTheFiguresAndTheLateNodesWithoutReloading() {
        signIn();
        browser.shows("#live", "实时");
        browser.run("window.notReloaded = true; window.firstRow = document.querySelector('#late tr:nth-child(2)')");

        platform.late = 32;
        platform.tell("overview", platform.overview(StubPlatform.PROGRAMME));
        platform.tell("standing", "{}");

        browser.shows("[data-figure=overdue]", "32");
        browser.shows("#late tr:nth-child(32) .days", "2 天");
        browser.shows("#lateCount", "32");
        assertThat(browser.run("return document.getElementById('news').textContent"))
                .isEqualTo("逾期节点由 31 个变为 32 个");
        assertThat(browser.run("return window.notReloaded && window.firstRow.isConnected"))
                .isEqualTo(true);
    }

    @Test
    void theUnreadCountChangesByItselfInEveryWallOfOnePersonOverOneStream() {
        signIn();
        browser.shows("#unread", "7");
        browser.run("window.second = window.open('/'); ");
        await().atMost(Browser.PATIENCE).until(() -> "7".equals(unreadOfTheSecond()));
        var asked = unreadRequests();

        platform.tellUnread(8);

        browser.shows("#unread", "8");
        await().atMost(Browser.PATIENCE).until(() -> "8".equals(unreadOfTheSecond()));
        browser.run("window.second.close()");
        // The stub learns that somebody has gone when it writes to them.
        await().atMost(Browser.PATIENCE).until(() -> {
            platform.tellUnread(9);
            return platform.inboxes.size() == 1;
        });
        browser.shows("#unread", "9");
        assertThat(unreadRequests()).as("nobody asked besides").isEqualTo(asked);
    }

    @Test
    void theUnreadCountIsAskedForWhileItsStreamIsRefused() {
        platform.inboxDown = true;

        signIn();

        browser.shows("#unread", "7");
        platform.unread = 12;
        platform.tell("standing", "{}");
        browser.shows("#unread", "12");
    }

    private static Object unreadOfTheSecond() {
        return browser.run("return window.second.document.getElementById('unread')?.textContent");
    }

    private static long unreadRequests() {
        return gateway.notification.received().stream()
                .filter(request -> request.uri().startsWith("/api/v1/inbox?"))
                .count();
    }

    @Test
    void anAlertIsAnsweredFromTheWallByWhoeverMayAndARefusalIsShown() {
        signIn();
        browser.shows("#late tr:nth-child(1) .alert .told", "已报责任人 · 3 天");
        browser.shows("#late tr:nth-child(1) .alert .next", "→ 7/3");
        assertThat(browser.all(
                        "#late tr:nth-child(2) .answer:not([hidden]), #late tr:nth-child(3) .answer:not([hidden])"))
                .as("answered already, and not theirs to answer")
                .isEmpty();

        browser.click("#late tr:nth-child(1) .answer");

        browser.shows("#late tr:nth-child(1) .alert .state", "已确认");
        browser.shows("#news", "预警已确认");
        assertThat(browser.all("#late tr:nth-child(1) .answer:not([hidden])")).isEmpty();

        browser.click("#late tr:nth-child(4) .answer");

        browser.shows("#late tr:nth-child(4) .alert .next", "未能确认：it was resolved meanwhile");
        browser.shows("#late tr:nth-child(4) .alert .state", "待确认");
    }

    @Test
    void openOrdersAreListedTheLateOnesFirstAndNoPanelIsThereWithoutOne() {
        signIn();

        browser.shows("#ordersCount", "5 件 · 逾期 2 件");
        browser.shows("#orders li:nth-child(1) .name", "沙子口街道办事处");
        browser.shows("#orders li:nth-child(1) .project", "督办〔2023〕2号 节点逾期：张村河片区改造项目2期");
        browser.shows("#orders li:nth-child(1) .state", "逾期 3 天未复");
        browser.shows("#orders li:nth-child(2) .state", "逾期 2 天未复");
        browser.shows("#orders li:nth-child(3)", "7月2日 前答复");
        browser.shows("#orders li:nth-child(3) .colour", "蓝");
        browser.shows("#orders li:nth-child(3) .state", "已答复，待审定");
        browser.shows("#orders li:nth-child(4) .project", "督办〔2023〕4号 节点逾期：张村河片区改造项目4期");
        browser.shows("#orders li:nth-child(5) .state", "项目已撤项，无须答复");
        assertThat(browser.all("#orders li")).hasSize(5);

        platform.orders = 0;
        platform.tell("standing", "{}");

        browser.shows("[data-figure=orders]", "督办单 0 件");
        assertThat(browser.run("return document.getElementById('ordersPanel').hidden"))
                .isEqualTo(true);
    }

    @Test
    void aStreamThatBreaksIsTakenUpAgainBehindTheLastEvent() {
        signIn();
        browser.shows("#live", "实时");
        platform.late = 32;
        platform.tell("overview", platform.overview(StubPlatform.PROGRAMME));
        browser.shows("[data-figure=overdue]", "32");
        var before = liveRequests();

        // It is lost for a second, which a busy machine may not see.
        browser.run("window.said = []; const live = document.getElementById('live');"
                + " new MutationObserver(() => window.said.push(live.textContent))"
                + ".observe(live, { childList: true, characterData: true, subtree: true })");

        platform.breakOff();

        await().atMost(Browser.PATIENCE)
                .until(() ->
                        String.valueOf(browser.run("return window.said.join()")).contains("重连"));
        browser.shows("#live", "实时");
        assertThat(liveRequests()).isGreaterThan(before);
        assertThat(gateway.progress.received().stream()
                        .filter(request -> request.uri().startsWith("/api/v1/live"))
                        .toList()
                        .getLast()
                        .header("Last-Event-ID"))
                .isEqualTo("overview-1");
    }

    @Test
    void whenTheFiguresCantBeReachedItSaysSoAndTriesAgain() {
        platform.down = true;
        signInOnly();
        browser.shows("#noticeTitle", "暂时取不到数据");
        browser.picture("failed");

        platform.down = false;
        browser.click("#noticeAction");

        browser.shows("[data-figure=projects]", "196");
    }

    @Test
    void anotherProgrammeIsChosenAndLinkedTo() {
        signIn();

        browser.run("const p = document.getElementById('programme'); p.value = 'shinan-2022';"
                + " p.dispatchEvent(new Event('change'))");

        browser.shows("[data-figure=projects]", "179");
        assertThat(browser.address()).endsWith("#programme=shinan-2022");
        browser.open(gateway.uri() + "/");
        browser.open(gateway.uri() + "/#programme=shinan-2022");
    }

    @Test
    void aWallThatIsLeftAndComeBackToTenTimesHoldsOneStream() {
        signIn();
        for (var i = 0; i < 10; i++) {
            browser.shows("#live", "实时");
            browser.open(gateway.uri() + "/docs");
            browser.run("history.back()");
        }
        browser.shows("#live", "实时");
        browser.shows("[data-figure=overdue]", "31");

        // The stub learns that somebody has gone when it writes to them.
        await().atMost(Browser.PATIENCE).until(() -> {
            platform.tell("ping", "{}");
            return platform.walls.size() == 1;
        });
    }

    @Test
    void aTokenThatTheServicesRefuseIsRenewedWithoutAsking() {
        signIn();

        browser.run(SPOIL_TOKEN);
        browser.open(gateway.uri() + "/");

        browser.shows("[data-figure=overdue]", "31");
        assertThat(browser.run("return JSON.parse(sessionStorage['renewal.session']).refreshToken"))
                .isEqualTo("r2");
    }

    @Test
    void aSessionThatCantBeRenewedEndsWithAWordAndAWayBack() {
        signIn();
        platform.sessionOver = true;

        browser.run(SPOIL_TOKEN);
        browser.open(gateway.uri() + "/");

        browser.shows("#noticeTitle", "登录已过期");
        browser.shows("#noticeAction", "登录");
    }

    @Test
    void somebodyWhoseRoleHasNoWallIsToldSo() {
        platform.forbidden = true;

        signInOnly();

        browser.shows("#noticeTitle", "本页不对您的角色开放");
    }

    @Test
    void signingOutForgetsTheTokens() {
        signIn();

        browser.click("#signOut");

        browser.shows("#noticeTitle", "请登录");
        assertThat(browser.run("return sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTakenAsASignIn() {
        browser.open(gateway.uri() + "/?code=stolen&state=foreign");

        browser.shows("#noticeTitle", "登录没有成功");
        assertThat(browser.address()).isEqualTo(gateway.uri() + "/");
    }

    @Test
    void nothingSticksOutOnASmallerScreenOrAPhone() {
        signIn();
        browser.shows("#late tr:first-child", "32 天");
        for (var width : new int[] {1366, 1024, 390}) {
            browser.size(width, width == 390 ? 844 : 768);
            browser.assertNothingSticksOut();
            browser.picture("wall-" + width);
        }
        browser.size(1366, 768);
    }

    @Test
    void theInterfaceOfEachServiceCanBeBrowsedWithoutAnyForeignHost() {
        gateway.progress.on(
                "/openapi/progress",
                exchange -> exchange.json(
                        200,
                        Json.text(Map.of(
                                "openapi", "3.1.0",
                                "info", Map.of("title", "progress-service", "version", "0.1.0"),
                                "paths",
                                        Map.of(
                                                "/api/v1/overview",
                                                Map.of(
                                                        "get",
                                                        Map.of(
                                                                "summary",
                                                                "The command centre's figures",
                                                                "responses",
                                                                Map.of("200", Map.of("description", "figures")))))))));

        browser.open(gateway.uri() + "/docs?service=progress");

        browser.shows("#api", "The command centre's figures");
        browser.shows("[aria-current=page]", "进度");
        browser.picture("docs");
        assertThat(browser.complaints()).isEmpty();
    }

    private static long liveRequests() {
        return gateway.progress.received().stream()
                .filter(request -> request.uri().startsWith("/api/v1/live"))
                .count();
    }

    private static void signInOnly() {
        browser.shows("#noticeAction", "登录");
        browser.click("#noticeAction");
        browser.shows("#go", "commander");
        browser.click("#go");
    }

    private static void signIn() {
        signInOnly();
        browser.shows("[data-figure=overdue]", "31");
    }
}
