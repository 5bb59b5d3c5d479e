package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The connection of a wall display that is left on: broken streams, refreshed sessions, many pages of one person, and the status shown. */
abstract class WallConnection extends WallTestBase {
    private static final String HIDE =
            "Object.defineProperty(document, 'hidden', {configurable: true, get: () => true});"
                    + " document.dispatchEvent(new Event('visibilitychange'))";
    private static final String SHOW = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))";
    private static final String SPOIL_TOKEN = "const done = arguments[0];"
            + " const open = indexedDB.open('renewal-session', 1); open.onsuccess = () => {"
            + " const store = open.result.transaction('session', 'readwrite').objectStore('session');"
            + " const read = store.get('current'); read.onsuccess = () => {"
            + " const put = store.put({...read.result, accessToken: 'spoilt'}, 'current');"
            + " put.onsuccess = () => { open.result.close(); done() } } }";

    @Test
    void theUnreadCountChangesByItselfInEveryWallOfOnePersonOverOneStream() {
        signIn();
        screen.shows("#unread", "7");
        screen.browser.run("window.second = window.open('/'); ");
        await().atMost(Browser.PATIENCE).until(() -> "7".equals(unreadOfTheSecond()));
        var asked = unreadRequests();

        platform.tellUnread(8);

        screen.shows("#unread", "8");
        await().atMost(Browser.PATIENCE).until(() -> "8".equals(unreadOfTheSecond()));
        screen.browser.run("window.second.close()");
        // The stub learns that somebody has gone when it writes to them.
        await().atMost(Browser.PATIENCE).until(() -> {
            platform.tellUnread(9);
            return platform.inboxes.size() == 1;
        });
        screen.shows("#unread", "9");
        assertThat(unreadRequests()).as("nobody asked besides").isEqualTo(asked);
    }

    @Test
    void theUnreadCountIsAskedForWhileItsStreamIsRefused() {
        platform.inboxDown = true;

        signIn();

        screen.shows("#unread", "7");
        platform.unread = 12;
        screen.shows("#unread", "12");
    }

    private Object unreadOfTheSecond() {
        return screen.trees.run(
                "const found = all(window.second.document, '#unread'); return found[0]?.textContent.trim()");
    }

    private long unreadRequests() {
        return gateway.notification.received().stream()
                .filter(request -> request.uri().startsWith("/api/v1/inbox?"))
                .count();
    }

    @Test
    void aStreamThatBreaksIsTakenUpAgainBehindTheLastEvent() {
        signIn();
        screen.shows("#live", "实时");
        platform.late = 32;
        platform.tell("overview", platform.overview(StubPlatform.PROGRAMME));
        screen.shows("[data-figure=overdue]", "32");
        var before = liveRequests();
        // It is lost for only a second, which a busy machine may miss.
        screen.browser.run(
                "window.said = []; new MutationObserver(() => window.said.push(arguments[0].textContent))"
                        + ".observe(arguments[0], { childList: true, characterData: true, subtree: true })",
                screen.one("#live"));

        platform.late = 33;
        platform.breakOff();

        await().atMost(Browser.PATIENCE)
                .until(() -> String.valueOf(screen.browser.run("return window.said.join()"))
                        .contains("重连"));
        screen.shows("#live", "实时");
        screen.shows("[data-figure=overdue]", "33");
        assertThat(liveRequests()).isGreaterThan(before);
        assertThat(gateway.progress.received().stream()
                        .filter(request -> request.uri().startsWith("/api/v1/live"))
                        .toList()
                        .getLast()
                        .header("Last-Event-ID"))
                .isEqualTo("overview-1");
    }

    @Test
    void aWallWhoseStreamANewerOneReplacedComesBackAfterHalfAMinute() {
        signIn();
        screen.shows("#live", "实时");
        var before = liveRequests();

        platform.replaceAll();

        screen.shows("#live", "重连");
        assertThat(Integer.parseInt(screen.text("#live").replaceAll("\\D", "")))
                .as("seconds")
                .isBetween(20, 38);
        assertThat(liveRequests()).isEqualTo(before);
        screen.browser.run("dispatchEvent(new Event('online'))");
        screen.shows("#live", "实时");
    }

    @Test
    void aHiddenWallReconnectsItsStreamWhenItBecomesVisible() {
        signIn();
        screen.shows("#live", "实时");
        var before = liveRequests();
        screen.browser.run(HIDE);

        platform.breakOff();

        screen.shows("#live", "重连");
        // By then it would have reconnected: after a second and a quarter of jitter.
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(liveRequests()).isEqualTo(before);
        screen.browser.run(SHOW);
        screen.shows("#live", "实时");
        assertThat(liveRequests()).isEqualTo(before + 1);
    }

    @Test
    void aHiddenWallReleasesTheInboxStreamToAVisibleOne() {
        signIn();
        screen.shows("#unread", "7");
        screen.browser.run("window.second = window.open('/'); ");
        await().atMost(Browser.PATIENCE).until(() -> "7".equals(unreadOfTheSecond()));
        screen.browser.run(HIDE);

        platform.breakOffInboxes();

        await().atMost(Browser.PATIENCE).until(() -> {
            platform.tellUnread(8);
            return "8".equals(unreadOfTheSecond());
        });
        screen.shows("#unread", "8");
        assertThat(platform.inboxes).hasSize(1);
        screen.browser.run("window.second.close()");
    }

    @Test
    void aScreenWithoutANetworkSaysSoAndAFailedFetchIsShown() {
        signIn();
        screen.shows("#live", "实时");
        platform.down = true;

        platform.breakOff();

        screen.shows("#failure", "progress-service is not there");
        screen.online(false);
        screen.shows("#live", "网络已断开");
        assertThat(screen.text("[data-figure=overdue]"))
                .as("what was there stays")
                .isEqualTo("31");
        screen.browser.picture("wall-offline");
        screen.browser.run("window.now = Date.now; Date.now = () => window.now.call(Date) + 90_000");
        screen.shows("#age", "数据是");
        platform.down = false;
        screen.browser.run("Date.now = window.now");
        screen.online(true);
        screen.shows("#live", "实时");
        screen.hides("#failure");
    }

    @Test
    void aStreamThatHangsOpenIsCalledLostWithinFifteenSeconds() {
        signIn();
        screen.shows("#live", "实时");
        screen.browser.run(
                "window.hangs = performance.now(); new MutationObserver(() => {"
                        + " if (arguments[0].dataset.live === 'lost') window.lostAfter ??= performance.now() - window.hangs"
                        + " }).observe(arguments[0], {attributes: true})",
                screen.one("#live"));
        // The last heartbeat; from now on the connection stays open without events.
        platform.tell("ping", "{}");
        platform.down = true;

        await().atMost(Browser.PATIENCE).until(() -> screen.browser.run("return window.lostAfter ?? null") != null);

        assertThat(platform.walls).as("nobody closed it").isNotEmpty();
        assertThat(((Number) screen.browser.run("return window.lostAfter")).doubleValue())
                .as("milliseconds")
                .isBetween(10_000.0, 15_000.0);
        screen.shows("#failure", "progress-service is not there");
    }

    @Test
    void whenTheFiguresCantBeReachedItSaysSoAndTriesAgain() {
        platform.down = true;
        signInOnly("/");
        screen.shows("#noticeText", "progress-service is not there");
        screen.browser.picture("failed");

        platform.down = false;
        screen.click("#noticeAction");

        screen.shows("[data-figure=projects]", "196");
    }

    @Test
    void aPartThatFailsByItselfIsSaidInTheHead() {
        signIn();
        screen.hides("#broken");

        platform.incomplete = true;
        screen.open("/?scene=gantt");

        screen.shows("#broken", "本页有一部分出错了");
        screen.shows("#live", "实时");
    }

    @Test
    void aWallThatIsLeftAndComeBackToTenTimesHoldsOneStream() {
        signIn();
        for (var i = 0; i < 10; i++) {
            screen.shows("#live", "实时");
            screen.open("/docs");
            screen.browser.run("history.back()");
        }
        screen.shows("#live", "实时");
        screen.shows("[data-figure=overdue]", "31");

        // The stub learns that somebody has gone when it writes to them.
        await().atMost(Browser.PATIENCE).until(() -> {
            platform.tell("ping", "{}");
            return platform.walls.size() == 1;
        });
    }

    @Test
    void aTokenThatTheServicesRefuseIsRenewedWithoutAsking() {
        signIn();

        screen.browser.runAsync(SPOIL_TOKEN);
        screen.open("/");

        screen.shows("[data-figure=overdue]", "31");
        assertThat(screen.all("#noticeAction")).isEmpty();
    }

    @Test
    void anUnattendedWallRefreshesItsSessionAgainAndAgain() {
        platform.signIn.expiresIn = 30; // so short that every request renews it
        signIn();
        var before = platform.signIn.renewals.get();

        for (var i = 0; i < 3; i++) {
            var now = platform.signIn.renewals.get();
            platform.tell("standing", "{}");
            await().atMost(Browser.PATIENCE).until(() -> platform.signIn.renewals.get() > now);
        }

        assertThat(platform.signIn.renewals.get()).isGreaterThan(before + 2);
        screen.shows("#live", "实时");
        assertThat(screen.all("#noticeAction")).isEmpty();
    }

    @Test
    void aSessionThatCantBeRenewedEndsWithAWordAndAWayBack() {
        signIn();
        platform.signIn.isOver = true;

        screen.browser.runAsync(SPOIL_TOKEN);
        screen.open("/?scene=problems");

        screen.shows("#noticeText", "登录已过期");
        platform.signIn.isOver = false;
        signInOnly("/?scene=problems");
        screen.shows("#problemsCount", "4 个");
    }

    @Test
    void somebodyWhoseRoleHasNoWallIsToldSo() {
        platform.forbidden = true;

        signInOnly("/");

        screen.shows("#noticeText", "您的角色不能查看本页");
    }

    @Test
    void signingOutForgetsTheTokens() {
        signIn();

        screen.click("#signOut");

        screen.shows("#noticeTitle", "请登录");
        assertThat(screen.browser.runAsync("const done = arguments[0];"
                        + " const open = indexedDB.open('renewal-session', 1); open.onsuccess = () => {"
                        + " const count = open.result.transaction('session').objectStore('session').count();"
                        + " count.onsuccess = () => done(count.result) }"))
                .isEqualTo(0L);
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTakenAsASignIn() {
        screen.open("/signin/callback?code=stolen&state=foreign");

        screen.shows("#noticeTitle", "登录没有成功");
        assertThat(screen.address()).isEqualTo("/signin/callback");
    }

    private long liveRequests() {
        return gateway.progress.received().stream()
                .filter(request -> request.uri().startsWith("/api/v1/live"))
                .count();
    }
}
