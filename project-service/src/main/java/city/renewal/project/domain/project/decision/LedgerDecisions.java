package city.renewal.project.domain.project.decision;

import city.renewal.events.ProjectEvent;
import city.renewal.events.ProjectEvent.InvestmentRecorded;
import city.renewal.events.ProjectEvent.NodeCompleted;
import city.renewal.events.ProjectEvent.NodeProgressRecorded;
import city.renewal.events.ProjectEvent.ProjectRegistered;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Fault;
import city.renewal.project.domain.project.PlanDraft;
import city.renewal.project.domain.project.PlanDraft.NodeDraft;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.Planning.Planner;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides on a new project of a ledger: its entry, its plan with computed due dates, and the work done when the ledger
 * was issued. Completions in the ledger count as verified, because the official document with the ledger confirms them.
 */
public final class LedgerDecisions {
    private LedgerDecisions() {}

    /**
     * @param programmeYear the year of the programme that the ledger belongs to
     * @param note the ledger's title, recorded as the reason why a node counts as completed
     */
    public static Decision register(
            LedgerProject ledger,
            int programmeYear,
            LocalDate today,
            Calendars calendars,
            String note,
            String by,
            Instant now) {
        var registered = new ProjectRegistered(ledger.entry(), by, now);
        var planned = Planning.set(
                Project.registered(registered), draft(ledger), Planner.COMMANDER, today, calendars, by, now);
        return switch (planned) {
            case Decision.Rejected rejected -> rejected;
            case Decision.Accepted(var plan) -> {
                var events = new ArrayList<ProjectEvent>();
                events.add(registered);
                events.addAll(plan);
                var impossible = impossible(
                        ledger, Project.registered(registered).applyAll(plan), programmeYear, calendars, today);
                if (!impossible.isEmpty()) {
                    yield Decision.invalid(impossible);
                }
                ledger.nodes().forEach(node -> events.addAll(done(node, note, by, now)));
                ledger.investments().forEach(paid -> events.add(new InvestmentRecorded(paid, by, now)));
                yield new Decision.Accepted(events);
            }
        };
    }

    /** Faults for completions outside the possible range of dates. */
    private static List<Fault> impossible(
            LedgerProject ledger, Project planned, int programmeYear, Calendars calendars, LocalDate today) {
        var started = new ArrayList<ProjectEvent>();
        for (var node : ledger.nodes()) {
            if (node.actuals().startedOn() != null) {
                started.add(new NodeProgressRecorded(
                        node.nodeId(), 0, node.actuals().startedOn(), null, "", Instant.EPOCH));
            }
        }
        var project = planned.applyAll(started);
        var faults = new ArrayList<Fault>();
        for (int n = 0; n < ledger.nodes().size(); n++) {
            var node = ledger.nodes().get(n);
            var completedOn = node.actuals().completedOn();
            var fault = completedOn == null
                    ? null
                    : CompletionDates.of(project, node.nodeId(), programmeYear, calendars, today)
                            .fault(completedOn);
            if (fault != null) {
                faults.add(new Fault("nodes[%d].completedOn".formatted(n), fault));
            }
        }
        return faults;
    }

    private static List<ProjectEvent> done(LedgerNode node, String note, String by, Instant now) {
        var actuals = node.actuals();
        var events = new ArrayList<ProjectEvent>();
        var completedOn = actuals.completedOn();
        if (actuals.startedOn() != null || actuals.progressPercent() != null || actuals.lastReportedOn() != null) {
            events.add(new NodeProgressRecorded(
                    node.nodeId(),
                    Objects.requireNonNullElse(actuals.progressPercent(), completedOn == null ? 0 : 100),
                    actuals.startedOn(),
                    actuals.lastReportedOn(),
                    by,
                    now));
        }
        if (completedOn != null) {
            events.add(new NodeCompleted(node.nodeId(), completedOn, by, note, now));
        }
        return events;
    }

    /** The project that results from the events of its registration. */
    public static Project registered(List<ProjectEvent> events) {
        if (!(events.getFirst() instanceof ProjectRegistered registered)) {
            throw new IllegalStateException("A project begins with its registration");
        }
        return Project.registered(registered).applyAll(events.subList(1, events.size()));
    }

    /** The plan draft of a ledger for a new project. */
    public static PlanDraft draft(LedgerProject ledger) {
        return new PlanDraft(
                ledger.calendar(),
                ledger.anchor(),
                ledger.goals(),
                ledger.nodes().stream()
                        .map(node -> new NodeDraft(
                                node.nodeId(),
                                node.goalId(),
                                node.name(),
                                node.durationDays(),
                                node.calendar(),
                                node.predecessors(),
                                node.dueDate(),
                                node.weight(),
                                node.reportEveryDays(),
                                List.of(),
                                null,
                                null,
                                null,
                                node.responsibility()))
                        .toList());
    }
}
