package city.renewal.bench.schedule;

import city.renewal.schedule.Actuals;
import city.renewal.schedule.Anchor;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.LiveEvaluation;
import city.renewal.schedule.NodeActuals;
import city.renewal.schedule.Plan;
import city.renewal.schedule.ScheduleEngine;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A report on one node of 10,000, taken by an evaluation that is kept at hand, beside a full evaluation of the same plan with
 * the same actuals. That both say the same, bit for bit, is checked over some hundred reports before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class SingleReportBenchmark {
    private static final int NODES = 10_000;
    private static final int REPORTS = 4_096;

    /** The direction of the plan. */
    @Param({"FINISH_BY", "START_ON"})
    public String anchor = "";

    private final Calendars calendars = Calendars.standard();
    private final int[] node = new int[REPORTS];
    private final NodeActuals[] report = new NodeActuals[REPORTS];
    private LocalDate today = BenchmarkPlans.START;
    private Plan plan = BenchmarkPlans.compiled(BenchmarkPlans.project(1, new Random(1)));
    private Actuals actuals = Actuals.none(plan);
    private LiveEvaluation live = LiveEvaluation.of(plan, actuals, calendars, null);
    private int next;

    /** A plan in the middle of its work, and reports on what is at work or about to be. */
    @Setup(Level.Trial)
    public void prepare() {
        boolean backward = anchor.equals("FINISH_BY");
        var finish = LocalDate.of(2024, 12, 31);
        plan = BenchmarkPlans.compiled(BenchmarkPlans.programme(
                NODES, backward ? new Anchor.FinishBy(finish) : new Anchor.StartOn(BenchmarkPlans.START)));
        var planned = ScheduleEngine.evaluate(plan, Actuals.none(plan), calendars, null);
        today = planned.earliestStart(plan.index("n" + NODES / 2));
        var known = new NodeActuals[NODES];
        Arrays.fill(known, NodeActuals.NONE);
        for (int each = 0; each < NODES; each++) {
            var due = planned.dueDate(each);
            if (due.isBefore(today)) {
                known[each] = NodeActuals.completed(null, due);
            }
        }
        actuals = actuals(known);
        live = LiveEvaluation.of(plan, actuals, calendars, today);
        makeReports(new Random(7));
        compare(known);
    }

    private void makeReports(Random random) {
        int middle = plan.index("n" + NODES / 2);
        for (int n = 0; n < REPORTS; n++) {
            node[n] = middle - 300 + random.nextInt(1_000);
            var started = today.minusDays(random.nextInt(6));
            report[n] = NodeActuals.startedOn(started).withRemaining(1 + random.nextInt(9), today);
        }
    }

    private void compare(NodeActuals[] known) {
        for (int n = 0; n < 300; n++) {
            known[node[n]] = report[n];
            live.update(node[n], report[n]);
            if (n % 10 == 0) {
                EvaluationChecksum.requireEqual(
                        live.evaluation(), ScheduleEngine.evaluate(plan, actuals(known), calendars, today));
            }
        }
        actuals = actuals(known);
    }

    private Actuals actuals(NodeActuals[] known) {
        var builder = Actuals.builder(plan);
        for (int each = 0; each < NODES; each++) {
            builder.set(each, known[each]);
        }
        return builder.build();
    }

    /** Updates by one report after the other. */
    @Benchmark
    public int update() {
        int at = next++ % REPORTS;
        return live.update(node[at], report[at]);
    }

    /** A full evaluation. */
    @Benchmark
    public Object full() {
        return ScheduleEngine.evaluate(plan, actuals, calendars, today);
    }
}
