package city.renewal.project.domain.project;

import city.renewal.events.DueDateShift;
import city.renewal.events.PlannedNode;
import city.renewal.events.Suspension;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.WorkCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes the shift of due dates when work resumes: day for day, in each node's own calendar.
 *
 * <p>A suspension counts for a node that it covers if the node was not overdue before it began, {@code due ≥ from}. A
 * day of several suspensions counts once. A suspension that ended without counting, because the node seemed overdue
 * before it, counts later if another suspension moves the due date far enough; so the result does not depend on the
 * order in which suspensions end. With {@code due} the present due date and {@code ended} the ended suspensions that
 * cover the node, including this one:
 *
 * <pre>
 * counted := the days of those that ended before with from ≤ due
 * while one of ended is not counted and from ≤ due, the earliest first:
 *   due := due + workdays of the node's calendar in [from, resumedOn) that are not counted
 *   counted := counted and [from, resumedOn)
 * </pre>
 * An earlier suspension with {@code from ≤ due} was counted when it ended, or an extension granted since took it into
 * account.
 */
public final class SuspensionShifts {
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    /** An ended suspension: the days {@code [from, to)}. */
    private record Stop(Set<String> nodeIds, LocalDate from, LocalDate to) {
        boolean covers(String nodeId) {
            return nodeIds.isEmpty() || nodeIds.contains(nodeId);
        }
    }

    private final WorkCalendar calendar;
    private final Set<LocalDate> counted = new HashSet<>();

    private SuspensionShifts(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    public static List<DueDateShift> of(Project project, Suspension ending, LocalDate resumedOn, Calendars calendars) {
        var plan = project.plan();
        if (plan == null || resumedOn.equals(ending.from())) {
            return List.of();
        }
        var ended = ended(project);
        var now = new Stop(Set.copyOf(ending.nodeIds()), ending.from(), resumedOn);
        var done = new HashSet<String>();
        project.facts().stream()
                .filter(facts -> facts.completedOn() != null)
                .forEach(facts -> done.add(facts.nodeId()));
        var shifts = new ArrayList<DueDateShift>();
        for (var node : plan.nodes()) {
            if (now.covers(node.nodeId()) && !done.contains(node.nodeId())) {
                var id = node.calendar() == null ? plan.calendar() : node.calendar();
                var calendar = calendars
                        .find(id)
                        .orElseThrow(() -> new IllegalStateException("Calendar '%s' is gone".formatted(id)));
                var due = new SuspensionShifts(calendar).due(node, ended, now);
                if (due.isAfter(node.dueDate())) {
                    shifts.add(new DueDateShift(node.nodeId(), due, node.dueVersion() + 1));
                }
            }
        }
        return shifts;
    }

    private static List<Stop> ended(Project project) {
        var ended = new ArrayList<Stop>();
        for (var one : project.suspensions()) {
            if (one.resumedOn() != null) {
                ended.add(new Stop(Set.copyOf(one.nodeIds()), one.from(), one.resumedOn()));
            }
        }
        ended.sort(Comparator.comparing(Stop::from));
        return ended;
    }

    private LocalDate due(PlannedNode node, List<Stop> ended, Stop now) {
        var due = node.dueDate();
        var open = new ArrayList<Stop>();
        for (var stop : ended) {
            if (stop.covers(node.nodeId())) {
                if (stop.from().isAfter(due)) {
                    open.add(stop);
                } else {
                    count(stop);
                }
            }
        }
        open.add(now);
        open.sort(Comparator.comparing(Stop::from));
        for (var stop : open) {
            if (stop.from().isAfter(due)) {
                break;
            }
            due = later(due, count(stop));
        }
        return due;
    }

    /** Adds the days of a suspension; returns the number of new workdays. */
    private int count(Stop stop) {
        return (int) stop.from()
                .datesUntil(stop.to())
                .filter(counted::add)
                .filter(calendar::isWorkday)
                .count();
    }

    private LocalDate later(LocalDate due, int workdays) {
        var most = calendar.workdaysBetween(due, LATEST) - (calendar.isWorkday(due) ? 1 : 0);
        return calendar.shift(due, Math.min(workdays, most));
    }
}
