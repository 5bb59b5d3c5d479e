package city.renewal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Memory and long tasks of a wall display on opening and when left on. Times are printed and not asserted, as they depend on the machine. */
abstract class WallEndurance extends WallTestBase {
    private static final int BUNDLE = 100;

    /** Tasks of 50 ms and more are reported by the browser. */
    private static final int MEASUREMENTS = 8;

    private static final Duration BETWEEN_MEASUREMENTS = Duration.ofMillis(250);

    static final String WATCH_LONG_TASKS = "window.longest = 0; new PerformanceObserver((list) => list.getEntries()"
            + ".forEach(({duration}) => window.longest = Math.max(window.longest, Math.round(duration))))"
            + ".observe({type: 'longtask'})";

    @Test
    void allScenesAndTheirChartsAreLessThanAMegabyteOfJavaScript() {
        signIn();
        screen.shows("#scene-orders", "督办与预警");
        screen.browser.runAsync("const done = arguments[0]; import('echarts').then(() => done())");
        var bytes = (Number) screen.browser.run(
                "return performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.js'))"
                        + ".reduce((sum, {transferSize}) => sum + transferSize, 0)");

        System.out.printf("The wall's JavaScript, all scenes and ECharts: %,d bytes transferred%n", bytes.longValue());

        assertThat(bytes.longValue()).isBetween(300_000L, 1_000_000L);
    }

    @Test
    void afterTenThousandEventsItHoldsAsMuchAsAfterAThousand() {
        signIn();
        screen.shows("#live", "实时");
        screen.shows("#scene-orders", "督办与预警");
        tellOf(0, 1_000);
        var afterAThousand = heap();
        screen.browser.run(WATCH_LONG_TASKS);

        tellOf(1_000, 10_000);

        var afterTenThousand = heap();
        System.out.printf(
                "The wall's heap after 1,000 events: %,d bytes, after 10,000: %,d bytes%n",
                afterAThousand, afterTenThousand);
        System.out.printf(
                "The longest task of the wall while 9,000 events came: %s ms%n",
                screen.browser.run("return window.longest"));
        assertThat((double) afterTenThousand).isLessThan(afterAThousand * 1.1);
        assertThat(screen.all("#ticker li")).hasSizeLessThanOrEqualTo(6);
    }

    private void tellOf(int from, int to) {
        for (var first = from; first < to; first += BUNDLE) {
            var bundle = new StringBuilder();
            for (var i = first; i < first + BUNDLE; i++) {
                bundle.append("id: e%d\nevent: standing\ndata: %s\n\n".formatted(i, event(i + 1)));
            }
            platform.walls.forEach(wall -> wall.add(bundle.toString()));
        }
        screen.shows("#ticker li:first-child", "第%d个节点".formatted(to));
        // The lists that the last event triggered have arrived.
        var asked = gateway.progress.received().size();
        platform.tell("standing", "{}");
        await().atMost(Browser.PATIENCE).until(() -> gateway.progress.received().size() >= asked + 2);
    }

    static String event(int i) {
        var subject =
                Map.of("projectId", "p1", "projectName", "张村河片区", "nodeId", "n1", "nodeName", "第%d个节点".formatted(i));
        return Json.text(Map.of(
                "change", "STANDING",
                "subject", subject,
                "from", "DUE_SOON",
                "to", "OVERDUE",
                "light", "RED",
                "occurredAt", "2023-06-30T00:00:00Z"));
    }

    /** The minimum of several measurements, which excludes memory of drawing and compiling in progress. */
    private long heap() {
        var least = Long.MAX_VALUE;
        for (int i = 0; i < MEASUREMENTS; i++) {
            LockSupport.parkNanos(BETWEEN_MEASUREMENTS.toNanos());
            screen.browser.command("HeapProfiler.collectGarbage", Map.of());
            var used = ((Number) screen.browser
                            .command("Runtime.getHeapUsage", Map.of())
                            .get("usedSize"))
                    .longValue();
            least = Math.min(least, used);
        }
        return least;
    }
}
