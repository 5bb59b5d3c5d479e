package city.renewal.progress.application.schedule;

import city.renewal.schedule.Actuals;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Compilation;
import city.renewal.schedule.CrewOverlaps;
import city.renewal.schedule.Evaluation;
import city.renewal.schedule.NodeActuals;
import city.renewal.schedule.Plan;
import city.renewal.schedule.PlanProblem;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.ScheduleEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The schedule of a plan that is not saved. */
public sealed interface SchedulePreview {
    /**
     * The schedule of a valid plan.
     *
     * @param drivingChain the nodes of the chain that determines the lateness or, when feasible, the finish; each node
     *     delays the next
     * @param conflicts nodes that need the same place on the same days when all work is done as early as possible
     * @param moreConflicts whether there are more than are listed
     * @param calendarAssumed whether any date reaches into a year whose public holidays are not published yet
     */
    record Scheduled(
            LocalDate start,
            LocalDate finish,
            boolean feasible,
            int shortByDays,
            List<String> drivingChain,
            boolean calendarAssumed,
            List<Node> nodes,
            List<CrewConflict> conflicts,
            boolean moreConflicts)
            implements SchedulePreview {
        public Scheduled {
            drivingChain = List.copyOf(drivingChain);
            nodes = List.copyOf(nodes);
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The reasons why the plan cannot be scheduled; paths refer to the request. */
    record Refused(List<PlanProblem> problems) implements SchedulePreview {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    record Node(
            String nodeId,
            LocalDate earliestStart,
            LocalDate earliestFinish,
            LocalDate latestStart,
            LocalDate latestFinish,
            int totalFloatDays,
            boolean critical,
            boolean calendarAssumed) {}

    /**
     * @param locations the places that the nodes occupy, in the order of the plan
     * @param actuals of each node of the plan, in its order
     * @param calendars the calendars that the plan may use
     * @param today the data date; null: only the plan is scheduled
     */
    static SchedulePreview of(
            PlanSpec spec,
            List<NodeActuals> actuals,
            List<Optional<String>> locations,
            @Nullable LocalDate today,
            Calendars calendars) {
        var problems = new ArrayList<PlanProblem>();
        for (var i = 0; i < actuals.size(); i++) {
            problems.addAll(actuals.get(i).problems("nodes[%d]".formatted(i)));
        }
        return switch (Plan.compile(spec, calendars)) {
            case Compilation.Invalid(var found) -> {
                problems.addAll(0, found);
                yield new Refused(problems);
            }
            case Compilation.Compiled(var plan) ->
                problems.isEmpty() ? evaluate(plan, actuals, locations, today, calendars) : new Refused(problems);
        };
    }

    private static SchedulePreview evaluate(
            Plan plan,
            List<NodeActuals> actuals,
            List<Optional<String>> locations,
            @Nullable LocalDate today,
            Calendars calendars) {
        var known = Actuals.builder(plan);
        for (var i = 0; i < actuals.size(); i++) {
            known.set(i, actuals.get(i));
        }
        var evaluation = ScheduleEngine.evaluate(plan, known.build(), calendars, today);
        var beyond = evaluation.firstBeyondCalendar();
        if (beyond.isPresent()) {
            return new Refused(List.of(new PlanProblem(
                    "nodes[%d]".formatted(beyond.getAsInt()),
                    PlanProblem.Code.DATE_OUT_OF_RANGE,
                    "Expected all dates to fall between 1990 and 2100, but this node's do not",
                    List.of(plan.nodeId(beyond.getAsInt())))));
        }
        var overlaps = CrewOverlaps.find(occupations(evaluation, plan, locations), CrewConflict.MOST);
        return new Scheduled(
                evaluation.start(),
                evaluation.finish(),
                evaluation.feasible(),
                evaluation.shortByDays(),
                evaluation.drivingChainIds(),
                evaluation.assumesCalendar(),
                IntStream.range(0, plan.size())
                        .mapToObj(i -> node(evaluation, plan, i))
                        .toList(),
                CrewConflict.of(overlaps),
                overlaps.more());
    }

    private static List<CrewOverlaps.Occupation> occupations(
            Evaluation evaluation, Plan plan, List<Optional<String>> locations) {
        var occupations = new ArrayList<CrewOverlaps.Occupation>();
        for (var i = 0; i < plan.size(); i++) {
            var first = evaluation.earliestStart(i);
            var last = evaluation.earliestFinish(i);
            var index = i;
            locations
                    .get(i)
                    .filter(_ -> plan.durationDays(index) > 0 && !last.isBefore(first))
                    .ifPresent(place ->
                            occupations.add(new CrewOverlaps.Occupation(plan.nodeId(index), place, first, last)));
        }
        return occupations;
    }

    private static Node node(Evaluation evaluation, Plan plan, int index) {
        return new Node(
                plan.nodeId(index),
                evaluation.earliestStart(index),
                evaluation.earliestFinish(index),
                evaluation.latestStart(index),
                evaluation.latestFinish(index),
                evaluation.totalFloatDays(index),
                evaluation.critical(index),
                evaluation.assumesCalendar(index));
    }
}
