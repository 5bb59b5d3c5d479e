package city.renewal.project.domain.project.decision;

import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
import city.renewal.project.domain.project.PlanDates;
import city.renewal.project.domain.project.Project;
import city.renewal.schedule.Calendars;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The range of possible completion dates of a node: from the beginning of its project to today. The same rule applies
 * to commands and ledgers. The project began
 *
 * <ol>
 *   <li>on the earliest of the known starts of nodes and the plan's start ({@code anchor.startOn}). Starts of
 *       successors of the completed node are ignored;
 *   <li>if none of these is known, at the earliest in the year before its programme's year, or on the first planned day
 *       if that is earlier;
 *   <li>in any case no later than the first verified completion of one of its nodes. A node is not completed before its
 *       own start.
 * </ol>
 *
 * @param begin the first possible day
 * @param today the last possible day, in the programme's zone
 */
public record CompletionDates(LocalDate begin, LocalDate today) {

    /** The range for one node of a project with a plan. */
    public static CompletionDates of(
            Project project, String nodeId, int programmeYear, Calendars calendars, LocalDate today) {
        var usual = LocalDate.of(programmeYear - 1, 1, 1);
        var plan = project.plan();
        if (plan == null) {
            return new CompletionDates(usual, today);
        }
        var followers = followers(plan, nodeId);
        var began = plan.anchor().startOn();
        for (var facts : project.facts()) {
            if (!followers.contains(facts.nodeId())) {
                began = earlier(began, facts.startedOn());
            }
        }
        if (began == null) {
            began = Objects.requireNonNull(earlier(usual, firstPlannedDay(plan, calendars)));
        }
        for (var facts : project.facts()) {
            began = Objects.requireNonNull(earlier(began, facts.completedOn()));
        }
        return new CompletionDates(began, today);
    }

    /** All direct and indirect successors of a node. */
    private static Set<String> followers(Plan plan, String nodeId) {
        var successors = new HashMap<String, List<String>>();
        for (var node : plan.nodes()) {
            node.predecessors()
                    .forEach(link -> successors
                            .computeIfAbsent(link.nodeId(), _ -> new ArrayList<>())
                            .add(node.nodeId()));
        }
        var followers = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(nodeId));
        while (!open.isEmpty()) {
            for (var next : successors.getOrDefault(open.remove(), List.of())) {
                if (followers.add(next)) {
                    open.add(next);
                }
            }
        }
        return followers;
    }

    private static @Nullable LocalDate firstPlannedDay(Plan plan, Calendars calendars) {
        return PlanDates.of(plan, calendars).stream()
                .map(PlanDates.Span::start)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** The reason why the node cannot have been completed on that day; null if it can. */
    public @Nullable String fault(LocalDate completedOn, NodeFacts node) {
        var started = node.startedOn();
        return started != null && completedOn.isBefore(started)
                ? "must not be before the node's work started, %s, but is %s".formatted(started, completedOn)
                : fault(completedOn);
    }

    /** The reason why no node can have been completed on that day; null if one can. */
    public @Nullable String fault(LocalDate completedOn) {
        if (completedOn.isAfter(today)) {
            return "must not be after today, %s, but is %s".formatted(today, completedOn);
        }
        return completedOn.isBefore(begin)
                ? "must not be before the project began, %s, but is %s".formatted(begin, completedOn)
                : null;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
