package city.renewal.gateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The wall display in a real browser, through the real gateway. All nested tests share one gateway and one screen. */
class WallIT {
    static RunningGateway gateway;
    static StubPlatform platform;
    static Screen screen;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway();
        platform = new StubPlatform(gateway, 31);
        screen = new Screen(gateway.uri());
    }

    @AfterAll
    static void stop() {
        if (screen != null) {
            screen.close();
        }
        gateway.close();
    }

    @Nested
    class Overview extends WallOverview {}

    @Nested
    class Scenes extends WallScenes {}

    @Nested
    class Printing extends WallPrinting {}

    @Nested
    class Connection extends WallConnection {}

    @Nested
    class Endurance extends WallEndurance {}
}
