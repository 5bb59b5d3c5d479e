package city.renewal.project.application.ledger;

import city.renewal.project.application.ledger.Ledgers.AcceptedLedger;
import city.renewal.project.application.programme.CalendarCache;
import city.renewal.project.application.programme.CityTasks;
import city.renewal.project.application.project.Projects;
import city.renewal.project.domain.citytask.CityTask;
import city.renewal.project.domain.correction.Correction;
import city.renewal.project.domain.correction.LedgerCorrection;
import city.renewal.project.domain.correction.PlanFaultCells;
import city.renewal.project.domain.ledger.LedgerNode;
import city.renewal.project.domain.ledger.LedgerProject;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.CellFault;
import city.renewal.project.domain.ledger.sheet.CellNote;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Decision;
import city.renewal.project.domain.project.Project;
import city.renewal.project.domain.project.decision.LedgerDecisions;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a ledger with the stored projects and decides what it would change in each project. Writes nothing. */
final class LedgerChecks {
    private final Projects projects;
    private final CityTasks tasks;
    private final CalendarCache calendars;

    LedgerChecks(Projects projects, CityTasks tasks, CalendarCache calendars) {
        this.projects = projects;
        this.tasks = tasks;
        this.calendars = calendars;
    }

    /**
     * The faults, notes and project changes of a ledger.
     *
     * @param datesInForce rows whose date is the due date in force; it may lie after the end of the plan
     */
    record Findings(
            List<CellFault> faults, List<CellNote> notes, Set<Integer> datesInForce, List<ProjectChange> changes) {}

    /**
     * What the ledger changes in one project.
     *
     * @param before null: the project is new
     * @param after null: the ledger has faults
     * @param nodeIds id of the node that a row describes, by sheet row
     */
    record ProjectChange(
            LedgerProject ledger,
            @Nullable Project before,
            @Nullable Project after,
            Map<Integer, String> nodeIds) {}

    Findings check(Caller caller, Programme programme, AcceptedLedger ledger) {
        var ids = ledger.projects().stream().map(LedgerProject::projectId).collect(Collectors.toSet());
        var known = new HashMap<String, StoredAggregate<Project>>();
        projects.loadAll(ids).forEach(stored -> known.put(stored.id(), stored));
        var findings = new Findings(new ArrayList<>(), new ArrayList<>(), new HashSet<>(), new ArrayList<>());
        for (var project : ledger.projects()) {
            var stored = known.get(project.projectId());
            if (stored == null) {
                checkNew(findings, caller, programme, ledger, project);
            } else if (ledger.updates()) {
                checkKnown(findings, caller, programme, ledger, project, stored.state());
            } else {
                findings.faults().add(taken(caller, project, stored.state()));
                checkNew(findings, caller, programme, ledger, project);
            }
        }
        noteUnknownTasks(findings, programme, ledger);
        return findings;
    }

    /**
     * The parser refused unknown tasks that are new to a project. Unknown tasks that a project carries already only get
     * a note.
     */
    private void noteUnknownTasks(Findings findings, Programme programme, AcceptedLedger ledger) {
        var named = ledger.projects().stream()
                .flatMap(project -> project.entry().cityTasks().stream())
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return;
        }
        var known = tasks.loadAll(named).stream()
                .map(StoredAggregate::state)
                .filter(task -> task.programme().equals(programme.programmeId()))
                .map(CityTask::taskId)
                .collect(Collectors.toSet());
        for (var project : ledger.projects()) {
            var unknown = project.entry().cityTasks().stream()
                    .filter(task -> !known.contains(task))
                    .toList();
            if (!unknown.isEmpty()) {
                findings.notes()
                        .add(new CellNote(
                                project.row(),
                                LedgerColumn.CITY_TASKS,
                                LedgerWarning.Kind.UNKNOWN_CITY_TASK,
                                "本计划尚无市级任务 " + String.join("、", unknown),
                                "The programme has no city task " + String.join(", ", unknown)));
            }
        }
    }

    private void checkNew(
            Findings findings, Caller caller, Programme programme, AcceptedLedger ledger, LedgerProject project) {
        if (!caller.isIn(Role.COMMANDER, project.entry().area())) {
            findings.faults().add(notPermitted(project));
        }
        var rows = project.nodes().stream().map(LedgerNode::row).toList();
        @Nullable Project after = null;
        switch (register(programme, ledger, project)) {
            case Decision.Accepted(var events) -> after = LedgerDecisions.registered(events);
            case Decision.Rejected rejected ->
                findings.faults().addAll(PlanFaultCells.cells(rejected.faults(), project.row(), rows));
        }
        var nodeIds = project.nodes().stream().collect(Collectors.toMap(LedgerNode::row, LedgerNode::nodeId));
        findings.changes().add(new ProjectChange(project, null, after, nodeIds));
    }

    private void checkKnown(
            Findings findings,
            Caller caller,
            Programme programme,
            AcceptedLedger ledger,
            LedgerProject project,
            Project known) {
        boolean isElsewhere = !known.entry().programme().equals(programme.programmeId());
        if (isElsewhere || !Visibility.of(caller).sees(Projects.target(known))) {
            findings.faults().add(taken(caller, project, known));
            return;
        }
        if (known.isWithdrawn()) {
            findings.faults()
                    .add(new CellFault(
                            project.row(),
                            LedgerColumn.PROJECT_ID,
                            LedgerFault.WITHDRAWN_PROJECT,
                            "项目已撤项，不能更改",
                            "project '%s' was taken out of its programme".formatted(project.projectId())));
            return;
        }
        if (!caller.isIn(Role.COMMANDER, known.entry().area())
                || !caller.isIn(Role.COMMANDER, project.entry().area())) {
            findings.faults().add(notPermitted(project));
        }
        var correction = correct(programme, ledger, project, known);
        findings.faults().addAll(correction.faults());
        findings.notes().addAll(correction.notes());
        findings.datesInForce().addAll(correction.datesInForce());
        var after = correction.faults().isEmpty() ? known.applyAll(correction.events()) : null;
        findings.changes().add(new ProjectChange(project, known, after, correction.nodeIds()));
    }

    Decision register(Programme programme, AcceptedLedger ledger, LedgerProject project) {
        return LedgerDecisions.register(
                project,
                programme.year(),
                programme.dateOf(ledger.at()),
                calendars.of(project.entry()),
                ledger.title(),
                ledger.issuedBy(),
                ledger.at());
    }

    Correction correct(Programme programme, AcceptedLedger ledger, LedgerProject project, Project known) {
        return LedgerCorrection.of(
                known,
                project,
                ledger.statedColumns(),
                programme.dateOf(ledger.at()),
                calendars::of,
                ledger.issuedBy(),
                ledger.at());
    }

    /**
     * The fault for a project code that exists already; it names the programme only if the caller may see the project.
     */
    private static CellFault taken(Caller caller, LedgerProject project, Project known) {
        boolean isSeen = Visibility.of(caller).sees(Projects.target(known));
        var programme = known.entry().programme();
        return new CellFault(
                project.row(),
                LedgerColumn.PROJECT_ID,
                LedgerFault.KNOWN_PROJECT,
                isSeen ? "项目编号已存在于计划 %s；更正已有项目，请以 mode=UPDATE 提交到该计划".formatted(programme) : "项目编号已被使用",
                isSeen
                        ? "project '%s' exists already, in programme '%s'; a ledger that corrects it is sent to that programme with mode=UPDATE"
                                .formatted(project.projectId(), programme)
                        : "project '%s' exists already".formatted(project.projectId()));
    }

    private static CellFault notPermitted(LedgerProject project) {
        return new CellFault(
                project.row(),
                LedgerColumn.AREA,
                LedgerFault.NOT_PERMITTED,
                "您无权管理该区域的项目",
                "Expected an area that you were given: only a commander of its area changes a project");
    }
}
