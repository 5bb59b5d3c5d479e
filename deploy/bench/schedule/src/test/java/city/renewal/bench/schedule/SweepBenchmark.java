package city.renewal.bench.schedule;

import city.renewal.schedule.Actuals;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Plan;
import city.renewal.schedule.ScheduleEngine;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine adds to a sweep over one million nodes in 50,000 projects, all of them held in 512 MB: each project that is
 * due is evaluated for today and everything that is said of its nodes is read, the others are not looked at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 5)
@Measurement(iterations = 7)
public class SweepBenchmark {
    static final int PROJECTS = 50_000;
    static final int NODES = 20;

    /** The percentage of projects that are due. */
    @Param({"1", "10", "100"})
    public int percentDue;

    private final Calendars calendars = Calendars.standard();
    private final Plan[] plans = new Plan[PROJECTS];
    private final LocalDate today = LocalDate.of(2023, 6, 30);

    /** Creates all projects. */
    public SweepBenchmark() {
        var random = new Random(50_000);
        for (int n = 0; n < PROJECTS; n++) {
            plans[n] = BenchmarkPlans.compiled(BenchmarkPlans.project(NODES, random));
        }
    }

    /** One sweep. */
    @Benchmark
    public long sweep() {
        long sum = 0;
        int step = 100 / percentDue;
        for (int n = 0; n < PROJECTS; n += step) {
            sum += EvaluationChecksum.read(ScheduleEngine.evaluate(plans[n], Actuals.none(plans[n]), calendars, today));
        }
        return sum;
    }

    /** The heap that all projects take, in bytes. */
    static long heapOfAllProjects() {
        long before = used();
        var kept = new SweepBenchmark();
        long after = used();
        if (kept.plans.length != PROJECTS) {
            throw new IllegalStateException();
        }
        return after - before;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
