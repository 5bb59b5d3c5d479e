package city.renewal.project.domain.project.decision;

import city.renewal.events.DueDateShift;
import city.renewal.events.ProjectEvent.WorkResumed;
import city.renewal.events.ProjectEvent.WorkSuspended;
import city.renewal.events.Suspension;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.project.SuspensionShifts;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Decides on suspending work by order (停工令) and resuming it. Due dates move on resumption, see {@link
 * SuspensionShifts}.
 */
public final class SuspensionDecisions {
    private static final int MAX_OF_A_PROJECT = 500;

    private SuspensionDecisions() {}

    /** @param today in the programme's zone */
    public static Decision suspend(Project project, SuspendWork command, LocalDate today, String by, Instant now) {
        var suspensionId = command.suspensionId();
        var from = command.from();
        var nodeIds = command.nodeIds();
        if (project.suspension(suspensionId).isPresent()) {
            var message = "'%s' exists already".formatted(suspensionId);
            return new Decision.Rejected(
                    Reason.ALREADY_EXISTS, "Suspension " + message, List.of(new Fault("suspensionId", message)));
        }
        var faults = new ArrayList<Fault>();
        var latest = today.plusYears(1);
        if (from.isBefore(today) || from.isAfter(latest)) {
            faults.add(new Fault("from", "must be from today, %s, to %s, but is %s".formatted(today, latest, from)));
        }
        if (project.suspensions().size() >= MAX_OF_A_PROJECT) {
            faults.add(new Fault("suspensions", "a project has at most %d".formatted(MAX_OF_A_PROJECT)));
        }
        var known = new HashSet<String>();
        project.nodes().forEach(node -> known.add(node.nodeId()));
        var named = new HashSet<String>();
        for (int n = 0; n < nodeIds.size(); n++) {
            var nodeId = nodeIds.get(n);
            if (!known.contains(nodeId)) {
                faults.add(new Fault("nodes[%d]".formatted(n), "'%s' is not a node of the project".formatted(nodeId)));
            } else if (!named.add(nodeId)) {
                faults.add(new Fault("nodes[%d]".formatted(n), "'%s' stands twice".formatted(nodeId)));
            }
        }
        return faults.isEmpty()
                ? Decision.accepted(
                        new WorkSuspended(new Suspension(suspensionId, nodeIds, from, command.reason(), by, null), now))
                : Decision.invalid(faults);
    }

    /** @param today in the programme's zone */
    public static Decision end(
            Project project, ResumeWork command, Calendars calendars, LocalDate today, String by, Instant now) {
        var suspensionId = command.suspensionId();
        var resumedOn = command.resumedOn();
        var running = project.suspension(suspensionId).orElse(null);
        if (running == null) {
            return Decision.rejected(Reason.NOT_FOUND, "There is no suspension '%s'".formatted(suspensionId));
        }
        if (running.resumedOn() != null) {
            var message = "ended on %s already".formatted(running.resumedOn());
            return new Decision.Rejected(
                    Reason.SUSPENSION_ALREADY_ENDED,
                    "Suspension '%s' %s".formatted(suspensionId, message),
                    List.of(new Fault("suspensionId", message)));
        }
        var from = running.from();
        if (resumedOn.isBefore(from) || (resumedOn.isAfter(today) && resumedOn.isAfter(from))) {
            return Decision.invalid(
                    "resumedOn",
                    "must be from %s, when work stopped, to today, %s, but is %s".formatted(from, today, resumedOn));
        }
        List<DueDateShift> shifts = SuspensionShifts.of(project, running, resumedOn, calendars);
        return Decision.accepted(new WorkResumed(suspensionId, resumedOn, shifts, command.note(), by, now));
    }
}
