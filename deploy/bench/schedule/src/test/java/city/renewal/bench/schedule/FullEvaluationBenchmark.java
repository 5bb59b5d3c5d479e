package city.renewal.bench.schedule;

import city.renewal.schedule.Actuals;
import city.renewal.schedule.Anchor;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Plan;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.ScheduleEngine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All dates of 10,000 nodes on working days, forwards from a start, by the engine. {@link MpxjEvaluationBenchmark} is its counterpart. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FullEvaluationBenchmark {
    static final int NODES = 10_000;

    private final PlanSpec spec = BenchmarkPlans.programme(NODES, new Anchor.StartOn(BenchmarkPlans.START));
    private final Plan plan = BenchmarkPlans.compiled(spec);
    private final Calendars calendars = Calendars.standard();
    private final Actuals actuals = Actuals.none(plan);

    /** All passes. */
    @Benchmark
    public Object engine() {
        return ScheduleEngine.evaluate(plan, actuals, calendars, null);
    }

    /** And everything that it says of every node read. */
    @Benchmark
    public long engineAndRead() {
        return EvaluationChecksum.read(ScheduleEngine.evaluate(plan, actuals, calendars, null));
    }

    /** From the plan as somebody wrote it, with all checks. */
    @Benchmark
    public long compileEvaluateAndRead() {
        var compiled = BenchmarkPlans.compiled(spec);
        return EvaluationChecksum.read(ScheduleEngine.evaluate(compiled, Actuals.none(compiled), calendars, null));
    }
}
