package city.renewal.project.domain.project;

import city.renewal.events.NodeFacts;
import city.renewal.events.Plan;
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
 * From when to when a node can have been completed: from the day on which its project began to today, in whichever way the
 * date comes in. The project began
 *
 * <ol>
 *   <li>on the first day on which a node is known to have started, or on which its plan starts ({@code anchor.startOn}),
 *       whichever is earliest. The start of a node that follows on the completed one says nothing of that;
 *   <li>where none of these is known, no earlier than the year before its programme's, or the first planned day of a plan
 *       that begins before that;
 *   <li>in any case no later than a node of it was checked as done. A node is not done before its own start.
 * </ol>
 *
 * @param begin the first possible day
 * @param today the last possible day, in the programme's zone
 */
public record CompletionDates(LocalDate begin, LocalDate today) {

    /** For one node of a project whose plan was set; with no plan there is nothing to complete. */
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

    /** The nodes that follow on a node, near or far. */
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

    /** Why the node was not completed on that day; null: it may have been. */
    public @Nullable String fault(LocalDate completedOn, NodeFacts node) {
        var started = node.startedOn();
        return started != null && completedOn.isBefore(started)
                ? "must not be before the node's work started, %s, but is %s".formatted(started, completedOn)
                : fault(completedOn);
    }

    /** Why nothing was completed on that day; null: it may have been. */
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
