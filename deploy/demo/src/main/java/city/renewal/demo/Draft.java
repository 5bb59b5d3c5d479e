package city.renewal.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project in the making: what is known before money is split and its story told. */
final class Draft {

    final Kind kind;
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
    Unit unit = new Unit("", "", List.of());
    Person leader = new Person("", "");
    Person supervisor = new Person("", "");
    /** The steps that it takes: its kind's, unless said otherwise. */
    List<Step> steps;
    /** Units that answer for permits, in turn; empty: the project's own unit answers for all. */
    List<Unit> permitUnits = List.of();

    Temper temper = Temper.USUAL;

    Draft(Kind kind, String name, LocalDate start, LocalDate finish) {
        this.kind = kind;
        this.name = name;
        this.start = start;
        this.finish = finish;
        this.steps = kind.steps();
    }

    /** The finished project: its steps laid out and, if there is a day to tell it up to, its story told. */
    DemoProject finished(Draw draw, int year, @Nullable LocalDate today) {
        var spans = Timeline.lay(steps, start, finish);
        var nodes = new ArrayList<DemoNode>();
        var owner = draw.oneOf(unit.staff());
        for (int index = 0; index < spans.size(); index++) {
            var span = spans.get(index);
            @Nullable Unit stepUnit = permitUnit(span.step(), index);
            var staff = (stepUnit == null ? unit : stepUnit).staff();
            if (stepUnit != null || draw.chance(0.35)) {
                owner = draw.oneOf(staff);
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
        List<DemoNode> told = today == null ? nodes : new Story(draw, today, temper).tell(nodes);
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
                withSomeDatesLeftToCompute(draw, told, today),
                Payments.of(code, planned, year, temper, today));
    }

    private @Nullable Unit permitUnit(Step step, int index) {
        return permitUnits.isEmpty() || step.pace() != Step.Pace.PERMIT
                ? null
                : permitUnits.get(index % permitUnits.size());
    }

    /** The step before; and the one before that too, where the two overlapped. */
    private static String predecessors(List<Timeline.Span> spans, int index) {
        if (index == 0) {
            return "";
        }
        var span = spans.get(index);
        if (span.step().link() == Step.Link.OVERLAPPING) {
            return "n" + index + "SS" + (span.lag() == 0 ? "" : "+" + span.lag());
        }
        boolean previousOverlapped = spans.get(index - 1).step().link() == Step.Link.OVERLAPPING;
        return previousOverlapped ? "n" + (index - 1) + "、n" + index : "n" + index;
    }

    /** Some ledgers leave a date to the backward pass; here only dates that lie well ahead. */
    private static List<DemoNode> withSomeDatesLeftToCompute(
            Draw draw, List<DemoNode> nodes, @Nullable LocalDate today) {
        var result = new ArrayList<DemoNode>();
        for (var node : nodes) {
            boolean farAhead = today == null || node.plannedFinish().isAfter(today.plusDays(75));
            result.add(
                    farAhead && node.isOpen() && node.step().pace() != Step.Pace.MILESTONE && draw.chance(0.3)
                            ? node.withoutDue()
                            : node);
        }
        return result;
    }
}
