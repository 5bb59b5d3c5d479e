package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project before its money is split and its progress is simulated. */
final class ProjectDraft {

    final ProjectKind kind;
    final String name;
    final LocalDate start;
    final LocalDate finish;
    String code = "";
    String field = "";
    String headquarters = "";
    String area = "";
    String goal = "";
    double weight = 1;
    long total;
    long planned;
    DemoProject.@Nullable Size size;
    final List<String> cityTasks = new ArrayList<>();
    DemoUnit unit = new DemoUnit("", "", List.of());
    DemoPerson leader = new DemoPerson("", "");
    DemoPerson supervisor = new DemoPerson("", "");
    /** The project's steps; by default those of its kind. */
    List<WorkStep> steps;
    /** Units that answer for permits, in turn; empty: the project's own unit answers for all. */
    List<DemoUnit> permitUnits = List.of();

    PerformanceProfile profile = PerformanceProfile.USUAL;

    ProjectDraft(ProjectKind kind, String name, LocalDate start, LocalDate finish) {
        this.kind = kind;
        this.name = name;
        this.start = start;
        this.finish = finish;
        this.steps = kind.steps();
    }

    /** The finished project: its steps laid out and, if a day is given, its progress simulated up to it. */
    DemoProject finished(SeededRandom random, int year, @Nullable LocalDate today) {
        var spans = Timeline.lay(steps, start, finish);
        var nodes = new ArrayList<DemoNode>();
        var owner = random.oneOf(unit.staff());
        for (int index = 0; index < spans.size(); index++) {
            var span = spans.get(index);
            @Nullable DemoUnit stepUnit = permitUnit(span.step(), index);
            var staff = (stepUnit == null ? unit : stepUnit).staff();
            if (stepUnit != null || random.chance(0.35)) {
                owner = random.oneOf(staff);
            }
            nodes.add(new DemoNode(
                    "n" + (index + 1),
                    span.step(),
                    span.days(),
                    predecessors(spans, index),
                    span.start(),
                    span.finish(),
                    span.finish(),
                    owner,
                    supervisor,
                    stepUnit,
                    DemoNode.Actuals.NONE));
        }
        List<DemoNode> simulated =
                today == null ? nodes : new ProgressSimulation(random, today, profile).simulate(nodes);
        return new DemoProject(
                code,
                name,
                field,
                headquarters,
                area,
                total,
                planned,
                unit,
                leader,
                size,
                List.copyOf(cityTasks),
                goal,
                finish,
                withSomeDatesLeftToCompute(random, simulated, today),
                Payments.of(code, planned, year, profile, today));
    }

    private @Nullable DemoUnit permitUnit(WorkStep step, int index) {
        return permitUnits.isEmpty() || step.dayCount() != WorkStep.DayCount.PERMIT
                ? null
                : permitUnits.get(index % permitUnits.size());
    }

    /** The step before; and the one before that too, where the two overlapped. */
    private static String predecessors(List<Timeline.Span> spans, int index) {
        if (index == 0) {
            return "";
        }
        var span = spans.get(index);
        if (span.step().link() == WorkStep.Link.OVERLAPPING) {
            return "n" + index + "SS" + (span.lag() == 0 ? "" : "+" + span.lag());
        }
        boolean previousOverlapped = spans.get(index - 1).step().link() == WorkStep.Link.OVERLAPPING;
        return previousOverlapped ? "n" + (index - 1) + "、n" + index : "n" + index;
    }

    /** Some ledgers leave a date to the backward pass; here only dates that lie well ahead. */
    private static List<DemoNode> withSomeDatesLeftToCompute(
            SeededRandom random, List<DemoNode> nodes, @Nullable LocalDate today) {
        var result = new ArrayList<DemoNode>();
        for (var node : nodes) {
            boolean farAhead = today == null || node.plannedFinish().isAfter(today.plusDays(75));
            result.add(
                    farAhead
                                    && node.isOpen()
                                    && node.step().dayCount() != WorkStep.DayCount.MILESTONE
                                    && random.chance(0.3)
                            ? node.withoutDue()
                            : node);
        }
        return result;
    }
}
