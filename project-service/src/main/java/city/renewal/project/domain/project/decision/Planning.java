package city.renewal.project.domain.project.decision;

import city.renewal.events.FileDates;
import city.renewal.events.NodeFacts;
import city.renewal.events.PersonRef;
import city.renewal.events.Plan;
import city.renewal.events.PlannedGoal;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.events.Responsibility;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.PlanSize;
import city.renewal.project.domain.project.PlanSpecs;
import city.renewal.project.domain.project.Project;
import city.renewal.schedule.Actuals;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.Compilation;
import city.renewal.schedule.Evaluation;
import city.renewal.schedule.PlanSpec;
import city.renewal.schedule.PlanSpec.NodeSpec;
import city.renewal.schedule.ScheduleEngine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides on a plan. Every new node gets its due date here: the given one, or its latest finish. A later edit moves no
 * due date: a node that stays or returns keeps its date ({@link PromiseMatching}). An overdue node also keeps the
 * inputs of its date, and a node with a history cannot be dropped.
 */
public final class Planning {
    /** The role on whose behalf a plan is set. */
    public enum Planner {
        UNIT,
        COMMANDER
    }

    /** Maximum number of nodes of a plan, from a request or a file. */
    public static final int MAX_NODES = 20_000;

    private final Project project;
    private final PlanDraft draft;
    private final Planner planner;
    private final LocalDate today;
    private final Calendars calendars;
    private final PromiseMatching promises;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, PlannedNode> before = new HashMap<>();
    private final Map<String, NodeFacts> facts = new HashMap<>();
    private final Set<String> askedFor = new HashSet<>();

    private Planning(Project project, PlanDraft draft, Planner planner, LocalDate today, Calendars calendars) {
        this.project = project;
        this.draft = draft;
        this.planner = planner;
        this.today = today;
        this.calendars = calendars;
        project.nodes().forEach(node -> before.put(node.nodeId(), node));
        project.facts().forEach(node -> facts.put(node.nodeId(), node));
        project.extensions().forEach(extension -> askedFor.add(extension.nodeId()));
        promises = PromiseMatching.of(project, draft, planner);
    }

    /** @param today the date of the command in the programme's zone */
    public static Decision set(
            Project project,
            PlanDraft draft,
            Planner planner,
            LocalDate today,
            Calendars calendars,
            String by,
            Instant now) {
        return new Planning(project, draft, planner, today, calendars).decide(by, now);
    }

    private Decision decide(String by, Instant now) {
        if (draft.nodes().size() > MAX_NODES) {
            return Decision.invalid(
                    "nodes",
                    "must be at most %d, but are %d"
                            .formatted(MAX_NODES, draft.nodes().size()));
        }
        checkGoals();
        if (planner != Planner.COMMANDER) {
            faults.addAll(PromisedGoals.faults(project, draft));
        }
        faults.addAll(promises.faults());
        checkKeptNodes();
        checkNewPromises();
        checkDroppedNodes();
        var compiled = compile();
        if (compiled == null || !faults.isEmpty()) {
            return Decision.invalid(faults);
        }
        var evaluation = ScheduleEngine.evaluate(compiled, Actuals.none(compiled), calendars, null);
        var nodes = nodes(compiled, evaluation);
        var size = PlanSize.of(nodes);
        if (size > PlanSize.MAX_BYTES) {
            return Decision.invalid(
                    "nodes", "are too large together: about %d bytes of %d".formatted(size, PlanSize.MAX_BYTES));
        }
        var continued = promises.continued();
        return Decision.accepted(new PlanSet(
                new Plan(draft.calendar(), draft.anchor(), draft.goals(), nodes),
                continued.isEmpty() ? null : continued,
                by,
                now));
    }

    private void checkGoals() {
        var ids = draft.goals().stream().map(PlannedGoal::goalId).collect(Collectors.toSet());
        if (ids.size() < draft.goals().size()) {
            faults.add(new Fault("goals", "a goalId stands twice"));
        }
        for (int n = 0; n < draft.nodes().size(); n++) {
            var goalId = draft.nodes().get(n).goalId();
            if (goalId != null && !ids.contains(goalId)) {
                fault(n, "goalId", "'%s' is not a goal of this plan".formatted(goalId));
            }
        }
    }

    private void checkKeptNodes() {
        for (int n = 0; n < draft.nodes().size(); n++) {
            var next = draft.nodes().get(n);
            var was = promises.of(n);
            if (was != null && next.dueDate() != null && !next.dueDate().equals(was.dueDate())) {
                fault(n, "dueDate", keptDate(was));
            }
            if (was != null && isOverdue(next, was)) {
                checkOverdue(n, next, was);
            }
        }
    }

    private String keptDate(PlannedNode was) {
        var from = before.containsKey(was.nodeId())
                ? ""
                : " since '%s' was planned, though it was dropped meanwhile".formatted(was.nodeId());
        return "is %s%s and moves by an approved extension or an advancement only, not by planning anew"
                .formatted(was.dueDate(), from);
    }

    /**
     * The inputs of a missed due date and the required evidence stay until an extension is granted. Only a commander
     * changes the responsible people.
     */
    private void checkOverdue(int n, NodeDraft next, PlannedNode was) {
        var why = "cannot change while the node is overdue since %s: ask for an extension".formatted(was.dueDate());
        if (next.durationDays() != was.durationDays()) {
            fault(n, "durationDays", why);
        }
        var calendar = Objects.requireNonNullElse(next.calendar(), draft.calendar());
        var plan = Objects.requireNonNull(project.plan(), "a node that was planned before has a plan");
        if (!calendar.equals(Objects.requireNonNullElse(was.calendar(), plan.calendar()))) {
            fault(n, "calendar", why);
        }
        if (!Set.copyOf(next.predecessors()).equals(Set.copyOf(was.predecessors()))) {
            fault(n, "predecessors", why);
        }
        if (!EvidenceRequirements.count(next.evidence()).equals(EvidenceRequirements.count(was.evidence()))) {
            fault(n, "evidence", why);
        }
        if (planner != Planner.COMMANDER) {
            checkPeople(n, next.responsibility(), was);
        }
    }

    private void checkPeople(int n, Responsibility next, PlannedNode was) {
        var before = was.responsibility();
        var why = "is changed by a commander only while the node is overdue since %s".formatted(was.dueDate());
        if (!next.owner().personId().equals(before.owner().personId())) {
            fault(n, "responsibility.owner", why);
        }
        if (!next.unit().unitId().equals(before.unit().unitId())) {
            fault(n, "responsibility.unit", why);
        }
        if (!Objects.equals(id(next.leader()), id(before.leader()))) {
            fault(n, "responsibility.leader", why);
        }
        if (!Objects.equals(id(next.supervisor()), id(before.supervisor()))) {
            fault(n, "responsibility.supervisor", why);
        }
    }

    private static @Nullable String id(@Nullable PersonRef person) {
        return person == null ? null : person.personId();
    }

    private NodeFacts factsOf(PlannedNode node) {
        return facts.getOrDefault(node.nodeId(), NodeFacts.none(node.nodeId()));
    }

    /** Facts of a former node id do not apply to a node that continues its due date. */
    private boolean isOverdue(NodeDraft next, PlannedNode was) {
        return next.nodeId().equals(was.nodeId()) ? isOverdue(was) : today.isAfter(was.dueDate());
    }

    private boolean isOverdue(PlannedNode node) {
        return today.isAfter(node.dueDate()) && factsOf(node).completedOn() == null;
    }

    /**
     * A new explicit due date must not lie before the start of the plan. An earlier decided date may, if the plan
     * starts later now.
     */
    private void checkNewPromises() {
        var start = draft.anchor().startOn();
        for (int n = 0; n < draft.nodes().size(); n++) {
            var next = draft.nodes().get(n);
            var due = next.dueDate();
            if (start != null && due != null && due.isBefore(start) && promises.of(n) == null) {
                fault(n, "dueDate", "is %s, before the plan starts on %s".formatted(due, start));
            }
        }
    }

    private void checkDroppedNodes() {
        var stay = draft.nodes().stream().map(NodeDraft::nodeId).collect(Collectors.toSet());
        for (var was : before.values()) {
            var why = stay.contains(was.nodeId()) ? null : history(was);
            if (why != null) {
                faults.add(new Fault("nodes", "'%s' cannot be dropped: %s".formatted(was.nodeId(), why)));
            }
        }
    }

    private @Nullable String history(PlannedNode node) {
        var known = factsOf(node);
        if (known.completedOn() != null) {
            return "it was done on " + known.completedOn();
        }
        if (known.claimedCompletedOn() != null) {
            return "its completion waits to be checked";
        }
        if (isOverdue(node)) {
            return "it is overdue since " + node.dueDate();
        }
        if (node.dueVersion() > 1) {
            return "its due date was moved by decision";
        }
        return askedFor.contains(node.nodeId()) ? "a later date was asked for" : null;
    }

    private city.renewal.schedule.@Nullable Plan compile() {
        var specs =
                IntStream.range(0, draft.nodes().size()).mapToObj(this::spec).toList();
        var spec = new PlanSpec(draft.calendar(), PlanSpecs.anchor(draft.anchor()), specs);
        return switch (city.renewal.schedule.Plan.compileDecided(spec, calendars)) {
            case Compilation.Compiled(var plan) -> plan;
            case Compilation.Invalid(var problems) -> {
                problems.forEach(problem -> faults.add(new Fault(problem.path(), problem.message())));
                yield null;
            }
        };
    }

    /** For the schedule engine, an existing due date counts like an explicit one. */
    private NodeSpec spec(int n) {
        var node = draft.nodes().get(n);
        var was = promises.of(n);
        return new NodeSpec(
                node.nodeId(),
                node.durationDays(),
                node.calendar(),
                PlanSpecs.links(node.predecessors()),
                was == null ? node.dueDate() : was.dueDate());
    }

    private List<PlannedNode> nodes(city.renewal.schedule.Plan compiled, Evaluation evaluation) {
        var nodes = new ArrayList<PlannedNode>(draft.nodes().size());
        for (int n = 0; n < draft.nodes().size(); n++) {
            var node = draft.nodes().get(n);
            var was = promises.of(n);
            nodes.add(was == null ? fresh(node, evaluation.dueDate(compiled.index(node.nodeId()))) : kept(node, was));
        }
        return nodes;
    }

    private static PlannedNode fresh(NodeDraft node, LocalDate due) {
        return planned(node, due, due, 1, node.dueDate() != null, node.fileDates());
    }

    private static PlannedNode kept(NodeDraft node, PlannedNode was) {
        var fileDates = node.fileDates() == null ? was.fileDates() : node.fileDates();
        return planned(node, was.originalDueDate(), was.dueDate(), was.dueVersion(), was.promised(), fileDates);
    }

    private static PlannedNode planned(
            NodeDraft node,
            LocalDate original,
            LocalDate due,
            int dueVersion,
            boolean promised,
            @Nullable FileDates fileDates) {
        return new PlannedNode(
                node.nodeId(),
                node.goalId(),
                node.name(),
                node.durationDays(),
                node.calendar(),
                node.predecessors(),
                original,
                due,
                dueVersion,
                promised,
                node.weight(),
                node.reportEveryDays(),
                node.evidence(),
                node.location(),
                fileDates,
                node.quantity(),
                node.responsibility());
    }

    private void fault(int node, String field, String message) {
        faults.add(new Fault("nodes[%d].%s".formatted(node, field), message));
    }
}
