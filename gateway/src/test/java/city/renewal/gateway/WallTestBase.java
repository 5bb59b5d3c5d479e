package city.renewal.gateway;

import org.junit.jupiter.api.BeforeEach;

/** Base class of the tests of the wall display, each on a screen without stored data; {@link WallIT} runs them. */
abstract class WallTestBase {
    final RunningGateway gateway = WallIT.gateway;
    final StubPlatform platform = WallIT.platform;
    final Screen screen = WallIT.screen;

    @BeforeEach
    void resetTheScreen() {
        platform.late = 31;
        platform.open = 31;
        platform.orders = 5;
        platform.answered = false;
        platform.down = false;
        platform.inboxDown = false;
        platform.unread = 7;
        platform.forbidden = false;
        platform.incomplete = false;
        platform.signIn.isOver = false;
        platform.signIn.expiresIn = 600;
        screen.wipe();
    }

    /** Signs in from an address, to which the sign-in returns. */
    void signInOnly(String address) {
        screen.open(address);
        screen.shows("#noticeAction", "登录");
        screen.click("#noticeAction");
        screen.browser.shows("#as-p-commander", "p-commander");
        screen.browser.click("#as-p-commander");
    }

    void signIn() {
        signInOnly("/");
        screen.shows("[data-figure=overdue]", "31");
        screen.shows("#late tr:first-child", "32 天");
    }
}
