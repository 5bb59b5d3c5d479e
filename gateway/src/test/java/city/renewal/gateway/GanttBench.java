package city.renewal.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Frames per second while 5,000 rows scroll in a real Chromium: the platform's Gantt chart beside the same rows as a plain
 * custom series of Apache ECharts, one after the other. {@code ./renewal bench gantt [rounds]}; the browser's limit of 60
 * frames a second is lifted for both, and without a graphics card the processor draws. Frames a second depend on what else
 * the machine does; the processor time that all of the browser's processes took for a frame hardly does.
 */
public final class GanttBench {
    private static final int MILLISECONDS = 3_000;

    private GanttBench() {}

    public static void main(String[] arguments) {
        var rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        try (var gateway = new RunningGateway();
                var browser = new Browser(Browser.newProfile(), "--disable-frame-rate-limit", "--disable-gpu-vsync")) {
            browser.size(1600, 900);
            browser.open(gateway.uri() + "/signin/callback");
            var subject = ask(browser, "bench.subject()");
            measure(browser, "ours");
            measure(browser, "echarts");
            var ours = new ArrayList<Measurement>();
            var echarts = new ArrayList<Measurement>();
            for (var round = 0; round < rounds; round++) {
                ours.add(measure(browser, "ours"));
                echarts.add(measure(browser, "echarts"));
            }
            System.out.printf("%s; %d rounds of %d s, alternating%n", subject, rounds, MILLISECONDS / 1000);
            print("Gantt chart", ours);
            print("ECharts custom series", echarts);
            printFigure("ratio of frames a second", ratios(ours, echarts, Measurement::fps));
            printFigure("ratio of processor time", ratios(echarts, ours, Measurement::cost));
        }
        // The browser's driver leaves threads running, so the process must be ended.
        System.exit(0);
    }

    /** @param cost processor time of a frame in milliseconds */
    private record Measurement(double fps, double cost) {}

    private static Measurement measure(Browser browser, String which) {
        ask(browser, "bench.prepare('%s')".formatted(which));
        var before = processorTime();
        @SuppressWarnings("unchecked")
        var found = (Map<String, Number>) ask(browser, "bench.scroll(%d)".formatted(MILLISECONDS));
        var took = processorTime().minus(before);
        var frames = found.get("frames").doubleValue();
        return new Measurement(frames / found.get("seconds").doubleValue(), took.toNanos() / 1e6 / frames);
    }

    /** The processor time of all child processes, which are the browser's. */
    private static Duration processorTime() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Object ask(Browser browser, String question) {
        var answer = browser.runAsync("""
                const done = arguments[0];
                import("/tests/gantt-bench.js")
                  .then((bench) => %s)
                  .then(done, (failure) => done(`failed: ${failure.stack}`));
                """.formatted(question));
        if (answer instanceof String text && text.startsWith("failed: ")) {
            throw new IllegalStateException(text);
        }
        return answer;
    }

    private static void print(String name, List<Measurement> rounds) {
        printFigure(
                name + ", frames a second",
                rounds.stream().map(Measurement::fps).toList());
        printFigure(
                name + ", ms of processor time a frame",
                rounds.stream().map(Measurement::cost).toList());
    }

    static void printFigure(String name, List<Double> values) {
        System.out.printf(
                "%-54s %7.1f (%.1f to %.1f)%n", name, median(values), Collections.min(values), Collections.max(values));
    }

    private static List<Double> ratios(
            List<Measurement> ones, List<Measurement> others, ToDoubleFunction<Measurement> figure) {
        return IntStream.range(0, ones.size())
                .mapToObj(round -> figure.applyAsDouble(ones.get(round)) / figure.applyAsDouble(others.get(round)))
                .toList();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
