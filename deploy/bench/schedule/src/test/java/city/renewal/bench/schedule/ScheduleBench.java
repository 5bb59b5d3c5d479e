package city.renewal.bench.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the schedule engine and prints medians with the lowest and highest of their repetitions. */
public final class ScheduleBench {
    private ScheduleBench() {}

    /**
     * Median, lowest and highest of the repetitions, in microseconds of processor time, and the median by the clock. Ratios are
     * of processor times: they mean the same on a machine that has other things to do.
     */
    private record Measurement(double median, double lowest, double highest, double clock, int repetitions) {
        static Measurement of(Collection<RunResult> results, String benchmark, String parameter) {
            var processor = new ArrayList<Double>();
            var clock = new ArrayList<Double>();
            for (var result : results) {
                if (result.getParams().getBenchmark().endsWith("." + benchmark)
                        && parameter(result).equals(parameter)) {
                    double unit = result.getPrimaryResult().getScoreUnit().startsWith("ms") ? 1_000 : 1;
                    for (var fork : result.getBenchmarkResults()) {
                        for (var each : fork.getIterationResults()) {
                            clock.add(unit * each.getPrimaryResult().getScore());
                            processor.add(
                                    each.getSecondaryResults().get(CpuTime.NAME).getScore());
                        }
                    }
                }
            }
            if (processor.isEmpty()) {
                throw new IllegalStateException("Expected results of %s %s".formatted(benchmark, parameter));
            }
            return new Measurement(
                    median(processor),
                    Collections.min(processor),
                    Collections.max(processor),
                    median(clock),
                    clock.size());
        }

        private static double median(List<Double> values) {
            var sorted = values.stream().sorted().toList();
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        }

        private static String parameter(RunResult result) {
            var keys = result.getParams().getParamsKeys();
            return keys.isEmpty()
                    ? ""
                    : result.getParams().getParam(keys.iterator().next());
        }

        String text() {
            return "%s (%s to %s, %d repetitions; by the clock %s)"
                    .formatted(time(median), time(lowest), time(highest), repetitions, time(clock));
        }

        private static String time(double micros) {
            return micros < 1_000
                    ? "%.1f µs".formatted(micros)
                    : micros < 1_000_000 ? "%.2f ms".formatted(micros / 1_000) : "%.2f s".formatted(micros / 1_000_000);
        }
    }

    /** Runs everything. */
    public static void main(String[] args) throws RunnerException {
        Locale.setDefault(Locale.ROOT);
        System.out.println(
                "Measuring the schedule engine; this takes two to three minutes. Times are processor times: medians, lowest to highest.");
        var results = new Runner(new OptionsBuilder()
                        .include(ScheduleBench.class.getPackageName() + "\\..*")
                        .addProfiler(CpuTime.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        full(results);
        report(results, "FINISH_BY", "backwards from a promised finish");
        report(results, "START_ON", "forwards from a start");
        sweep(results);
    }

    private static void full(Collection<RunResult> results) {
        var mpxj = Measurement.of(results, "microsoftScheduler", "");
        System.out.println();
        System.out.println("All dates of 10,000 nodes on working days; MPXJ gives the same dates (checked)");
        print("MPXJ MicrosoftScheduler", mpxj);
        for (var name : List.of("engine", "engineAndRead", "compileEvaluateAndRead")) {
            var ours = Measurement.of(results, name, "");
            print(name, ours);
            System.out.printf(
                    "  %-26s %.0f times as fast (%.0f to %.0f)%n",
                    "", mpxj.median / ours.median, mpxj.lowest / ours.highest, mpxj.highest / ours.lowest);
        }
    }

    private static void report(Collection<RunResult> results, String anchor, String name) {
        var update = Measurement.of(results, "update", anchor);
        var full = Measurement.of(results, "full", anchor);
        System.out.println();
        System.out.printf("A report on one node of 10,000, %s; equal to a full evaluation (checked)%n", name);
        print("full", full);
        print("update", update);
        System.out.printf(
                "  %-26s %.5f of a full evaluation (%.5f to %.5f)%n",
                "", update.median / full.median, update.lowest / full.highest, update.highest / full.lowest);
    }

    private static void sweep(Collection<RunResult> results) {
        System.out.println();
        System.out.printf(
                "A sweep over %,d projects of %d nodes, in a heap of 512 MB%n",
                SweepBenchmark.PROJECTS, SweepBenchmark.NODES);
        for (var percent : List.of("1", "10", "100")) {
            print(percent + " % due", Measurement.of(results, "sweep", percent));
        }
        System.out.printf("  all of them held in        %d MB%n", SweepBenchmark.heapOfAllProjects() >> 20);
    }

    private static void print(String name, Measurement measured) {
        System.out.printf("  %-26s %s%n", name, measured.text());
    }
}
