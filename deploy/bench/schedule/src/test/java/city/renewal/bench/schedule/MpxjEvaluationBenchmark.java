package city.renewal.bench.schedule;

import city.renewal.schedule.Actuals;
import city.renewal.schedule.Anchor;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.ScheduleEngine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The network of {@link FullEvaluationBenchmark}, by MPXJ's scheduler. That both give the same earliest and latest dates of every node
 * is checked before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 8, time = 1)
public class MpxjEvaluationBenchmark {
    private final PlanSpec spec =
            BenchmarkPlans.programme(FullEvaluationBenchmark.NODES, new Anchor.StartOn(BenchmarkPlans.START));
    private final MpxjNetwork mpxj = new MpxjNetwork(spec, BenchmarkPlans.START, BenchmarkPlans.START.plusYears(6));

    /** Both give the same dates. */
    @Setup(Level.Trial)
    public void compare() {
        mpxj.schedule();
        var plan = BenchmarkPlans.compiled(spec);
        var evaluation = ScheduleEngine.evaluate(plan, Actuals.none(plan), Calendars.standard(), null);
        for (int node = 0; node < plan.size(); node++) {
            if (!EvaluationChecksum.of(evaluation, node).equals(mpxj.dates(node))) {
                throw new IllegalStateException("Expected the dates %s of node %d, but MPXJ had %s"
                        .formatted(EvaluationChecksum.of(evaluation, node), node, mpxj.dates(node)));
            }
        }
    }

    /** Earliest and latest dates and slack; the network is built before. */
    @Benchmark
    public Object microsoftScheduler() {
        mpxj.schedule();
        return mpxj;
    }
}
