package city.renewal.gateway;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * What a wall costs with a programme of 200 projects: how long each scene takes from an empty cache until it shows its data
 * and the page answers, how much JavaScript comes over the wire, and the longest task while ten changes a second come in.
 * {@code ./renewal bench wall [rounds]}; a real Chromium, the real gateway, and services that answer at once.
 */
public final class WallBench {
    private static final int PROJECTS = 200;
    private static final int NODES = 1_000;
    private static final int LIVE_CHANGES = 150;
    private static final long BETWEEN_CHANGES_NANOS = 100_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** By scene, the selector of an element that shows its data. */
    private static final Map<String, String> SHOWN = Map.of(
            "overview", "#late tr",
            "gantt", "[data-row]",
            "map", "[data-project]",
            "ranking", "#ranking li",
            "problems", "#oldest li",
            "orders", "#alerts li");

    /** Installed before the page's own scripts: the first idle moment after the data is shown. */
    private static final String WATCH = ShadowTrees.FUNCTIONS + """
            window.longest = 0;
            new PerformanceObserver((list) => list.getEntries().forEach(({duration}) => {
              window.longest = Math.max(window.longest, Math.round(duration));
            })).observe({type: 'longtask', buffered: true});
            const shown = () => {
              if (all(document, '%s').length > 0) {
                requestIdleCallback(() => { window.interactive = performance.now(); });
              } else {
                requestAnimationFrame(shown);
              }
            };
            requestAnimationFrame(shown);
            """;

    private WallBench() {}

    public static void main(String[] arguments) {
        var rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        try (var gateway = new RunningGateway()) {
            var platform = new StubPlatform(gateway, 31);
            gateway.progress.on("/api/v1/deadlines", exchange -> exchange.json(200, rows(platform, exchange.query())));
            gateway.project.on(
                    "/api/v1/projects",
                    exchange -> exchange.json(
                            200,
                            StubPlatform.page(IntStream.range(0, PROJECTS)
                                    .mapToObj(StubPlatform::project)
                                    .toList())));
            try (var screen = new Screen(gateway.uri())) {
                screen.browser.size(1920, 1080);
                signIn(screen);
                System.out.printf("%d projects, %d nodes; %d rounds, cache empty%n", PROJECTS, NODES, rounds);
                for (var scene : List.of("overview", "gantt", "map", "ranking", "problems", "orders")) {
                    measure(screen, platform, scene, rounds);
                }
            }
        }
        // The browser's driver leaves threads running, so the process must be ended.
        System.exit(0);
    }

    private static void measure(Screen screen, StubPlatform platform, String scene, int rounds) {
        var installed = String.valueOf(screen.browser
                .command(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of("source", "{" + WATCH.formatted(SHOWN.get(scene)) + "}"))
                .get("identifier"));
        var times = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            screen.browser.command("Network.clearBrowserCache", Map.of());
            screen.open("/?scene=" + scene);
            awaitData(screen, scene);
            times.add(((Number) screen.browser.run("return window.interactive")).doubleValue());
        }
        GanttBench.printFigure(scene + ", ms until interactive", times);
        System.out.printf(
                "%-54s %,7d%n", scene + ", bytes of JavaScript", ((Number) screen.browser.run("""
                        return performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.js'))
                          .reduce((sum, {transferSize}) => sum + transferSize, 0)
                        """)).longValue());
        screen.shows("#live", "实时");
        screen.browser.run("window.longest = 0");
        for (var change = 0; change < LIVE_CHANGES; change++) {
            platform.late = 31 + change % 3;
            platform.tell("overview", platform.overview(StubPlatform.PROGRAMME));
            platform.tell("standing", WallEndurance.event(change));
            LockSupport.parkNanos(BETWEEN_CHANGES_NANOS);
        }
        System.out.printf(
                "%-54s %7s%n", scene + ", longest task while live, ms", screen.browser.run("return window.longest"));
        screen.browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", installed));
    }

    private static void awaitData(Screen screen, String scene) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (screen.browser.run("return window.interactive ?? null") == null) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("'%s' never showed %s; the page says: %s"
                        .formatted(scene, SHOWN.get(scene), screen.text("body")));
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void signIn(Screen screen) {
        screen.open("/");
        screen.shows("#noticeAction", "登录");
        screen.click("#noticeAction");
        screen.browser.shows("#as-p-commander", "p-commander");
        screen.browser.click("#as-p-commander");
        screen.shows("[data-figure=overdue]", "31");
    }

    private static String rows(StubPlatform platform, String query) {
        if (query.contains("standing=")) {
            return platform.deadlines(query.contains("OVERDUE"));
        }
        return StubPlatform.page(IntStream.range(0, NODES)
                .mapToObj(i -> {
                    var row = new HashMap<>(StubPlatform.row(
                            i, "ON_TRACK", "GREEN", 0, LocalDate.of(2023, 1, 31).plusDays(i % 330)));
                    row.put("projectId", "p" + i % PROJECTS);
                    return row;
                })
                .toList());
    }
}
