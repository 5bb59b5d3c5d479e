package city.renewal.progress.application.schedule;

import city.renewal.events.FileDates;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.progress.application.list.Lists;
import city.renewal.progress.application.list.ProblemList;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.progress.application.list.ResponsibilityLine;
import city.renewal.progress.application.list.ResponsibilityQuery;
import city.renewal.progress.application.list.VisibilityTargets;
import city.renewal.progress.application.reference.ReferenceData;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.progress.domain.evaluation.NodeSchedule;
import city.renewal.progress.domain.evaluation.PlanSchedule;
import city.renewal.progress.domain.evaluation.ProjectEvaluator;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.state.BlockedBy;
import city.renewal.progress.domain.state.ExtensionRecord;
import city.renewal.progress.domain.state.NodeRecord;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.schedule.CrewOverlaps;
import city.renewal.starter.export.KeysetIterator;
import city.renewal.starter.security.Visibility;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Computes the current schedule of a project, restricted to the nodes that the caller may see. */
public final class ProjectSchedules {
    private final ProgressDocuments documents;
    private final ReferenceData referenceData;
    private final Lists lists;
    private final ProblemList problems;
    private final InstantSource clock;

    public ProjectSchedules(
            ProgressDocuments documents,
            ReferenceData referenceData,
            Lists lists,
            ProblemList problems,
            InstantSource clock) {
        this.documents = documents;
        this.referenceData = referenceData;
        this.lists = lists;
        this.problems = problems;
        this.clock = clock;
    }

    /** Returns empty when the project does not exist or is not visible. */
    public Optional<ProjectSchedule> of(String projectId, Visibility visibility) {
        return documents.progress(projectId).flatMap(progress -> of(progress, visibility));
    }

    private Optional<ProjectSchedule> of(ProjectProgress progress, Visibility visibility) {
        var entry = progress.entry();
        if (entry == null || progress.isWithdrawn()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var subset = referenceData.subsetFor(List.of(progress));
        var calendars = subset.book().calendars().forProject(entry.programme(), entry.headquarters());
        var programme = subset.programme(entry.programme());
        var schedule = ProjectEvaluator.schedule(progress, programme, calendars, now);
        var rows = ProjectEvaluator.evaluate(progress, programme, calendars, subset.people(), now, List.of(), List.of())
                .rows();
        var bars = bars(progress, entry, rows, schedule, visibility);
        var ofProject = problems(entry.projectId(), visibility);
        if (bars.isEmpty() && ofProject.isEmpty() && !visibility.sees(object(entry))) {
            return Optional.empty();
        }
        var plan = progress.plan();
        var shown = new HashSet<String>();
        bars.forEach(bar -> shown.add(bar.nodeId()));
        var today = LocalDate.ofInstant(now, subset.programme(entry.programme()).zone());
        var overlaps = CrewOverlaps.find(occupations(bars, today), CrewConflict.MOST);
        return Optional.of(new ProjectSchedule(
                entry.projectId(),
                entry.name(),
                entry.programme(),
                plan == null ? null : plan.calendar(),
                plan == null ? null : plan.anchor(),
                plan == null ? List.of() : plan.goals(),
                schedule.feasible(),
                schedule.shortByDays(),
                schedule.drivingChain().stream().filter(shown::contains).toList(),
                heldBy(schedule, rows, shown),
                bars,
                plan == null ? List.of() : links(plan, shown),
                suspensions(progress, bars),
                CrewConflict.of(overlaps),
                overlaps.more(),
                (int) bars.stream().filter(ProjectSchedule.Bar::differsFromFile).count(),
                bars.stream().anyMatch(ProjectSchedule.Bar::calendarAssumed),
                rows.stream().filter(row -> shown.contains(row.nodeId())).toList(),
                responsibilities(entry.projectId(), today, visibility),
                ofProject,
                progress.sequence(),
                now));
    }

    private List<ResponsibilityLine> responsibilities(String projectId, LocalDate today, Visibility visibility) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var query = new ResponsibilityQuery(
                visibility, Map.of("project", projectId), null, monday, List.of(), Integer.MAX_VALUE - 1);
        return lists.responsibilities(query);
    }

    private List<ProblemRow> problems(String projectId, Visibility visibility) {
        var query = ProblemQuery.ofProject(projectId, visibility);
        var all = new ArrayList<ProblemRow>();
        new KeysetIterator<>(
                        after -> problems.problems(query.from(after, KeysetIterator.SIZE)),
                        (ProblemRow row) -> query.order().key(row))
                .forEachRemaining(all::add);
        return all;
    }

    /** No other node of the plan delays the first node of the chain; it is delayed by its blocking problems, if any. */
    private static List<BlockedBy> heldBy(PlanSchedule schedule, List<DeadlineRow> rows, Set<String> shown) {
        return schedule.drivingChain().stream()
                .limit(1)
                .filter(shown::contains)
                .flatMap(first -> rows.stream().filter(row -> row.nodeId().equals(first)))
                .flatMap(row -> row.blockedBy().stream())
                .filter(each -> !each.rectified())
                .toList();
    }

    private static List<ProjectSchedule.Bar> bars(
            ProjectProgress progress,
            ProjectEntry entry,
            List<DeadlineRow> rows,
            PlanSchedule schedule,
            Visibility visibility) {
        var plan = progress.plan();
        if (plan == null) {
            return List.of();
        }
        var schedules = schedule.nodes();
        var records = new HashMap<String, NodeRecord>();
        progress.nodes().forEach(node -> records.put(node.nodeId(), node));
        var extensions = progress.extensions().stream().collect(Collectors.groupingBy(ExtensionRecord::nodeId));
        var bars = new ArrayList<ProjectSchedule.Bar>();
        for (var i = 0; i < rows.size(); i++) {
            var node = plan.nodes().get(i);
            if (visibility.sees(object(rows.get(i), entry))) {
                bars.add(bar(
                        plan,
                        node,
                        Objects.requireNonNull(records.get(node.nodeId())),
                        extensions.getOrDefault(node.nodeId(), List.of()),
                        rows.get(i),
                        schedules.get(i)));
            }
        }
        return bars;
    }

    private static ProjectSchedule.Bar bar(
            Plan plan,
            PlannedNode node,
            NodeRecord record,
            List<ExtensionRecord> extensions,
            DeadlineRow row,
            NodeSchedule dates) {
        var claim = record.claim();
        var file = node.fileDates();
        return new ProjectSchedule.Bar(
                node.nodeId(),
                node.name(),
                node.goalId(),
                node.calendar() == null ? plan.calendar() : node.calendar(),
                node.durationDays(),
                node.weight(),
                dates.plannedStart(),
                dates.plannedFinish(),
                dates.earliestStart(),
                dates.earliestFinish(),
                dates.latestStart(),
                dates.latestFinish(),
                row.forecastDate(),
                record.startedOn(),
                claim == null ? null : claim.completedOn(),
                row.contradictedBy(),
                row.completedOn(),
                row.originalDueDate(),
                row.dueDate(),
                row.dueVersion(),
                extensions,
                row.progressPercent(),
                row.standing(),
                row.light(),
                row.overdueDays(),
                row.totalFloatDays(),
                dates.freeFloatDays(),
                row.critical(),
                row.calendarAssumed(),
                node.location(),
                row.quantity(),
                file == null ? null : file.start(),
                file == null ? null : file.finish(),
                file != null && !file.equals(new FileDates(dates.plannedStart(), dates.plannedFinish())),
                row.owner(),
                row.ownerKnown(),
                row.unit(),
                row.leader(),
                row.signedAt(),
                row.signingDueOn(),
                row.objectedAt(),
                row.objection(),
                row.lastReportedAt(),
                row.latestReport(),
                row.reportMissing(),
                row.blockedBy(),
                row.lastEvent());
    }

    /**
     * The days on which open work occupies its place: from its actual start or, before it has started, from its planned
     * start or today, until its forecast. Nodes that are done or claimed need no place any more, and milestones never
     * do.
     */
    private static List<CrewOverlaps.Occupation> occupations(List<ProjectSchedule.Bar> bars, LocalDate today) {
        var occupations = new ArrayList<CrewOverlaps.Occupation>();
        for (var bar : bars) {
            var location = bar.location();
            if (location != null && bar.durationDays() > 0 && bar.completedOn() == null && bar.claimedOn() == null) {
                var planned = bar.plannedStart().isBefore(today) ? today : bar.plannedStart();
                var first = bar.startedOn() == null ? planned : bar.startedOn();
                var last = bar.forecastDate().isBefore(first) ? first : bar.forecastDate();
                occupations.add(new CrewOverlaps.Occupation(bar.nodeId(), location, first, last));
            }
        }
        return occupations;
    }

    /** The suspensions that cover a visible node. */
    private static List<ProjectSchedule.SuspensionShown> suspensions(
            ProjectProgress progress, List<ProjectSchedule.Bar> bars) {
        return progress.suspensions().stream()
                .map(each -> new ProjectSchedule.SuspensionShown(
                        each.suspensionId(),
                        bars.stream()
                                .map(ProjectSchedule.Bar::nodeId)
                                .filter(each::covers)
                                .toList(),
                        each.from(),
                        each.resumedOn(),
                        each.reason(),
                        each.orderedBy()))
                .filter(each -> !each.nodeIds().isEmpty())
                .toList();
    }

    private static List<ProjectSchedule.Link> links(Plan plan, Set<String> shown) {
        return plan.nodes().stream()
                .filter(node -> shown.contains(node.nodeId()))
                .flatMap(node -> node.predecessors().stream()
                        .filter(before -> shown.contains(before.nodeId()))
                        .map(before -> new ProjectSchedule.Link(
                                before.nodeId(), node.nodeId(), before.type(), before.lagDays())))
                .toList();
    }

    private static Visibility.Target object(ProjectEntry entry) {
        return VisibilityTargets.ofProject(entry.area(), entry.unit(), entry.leader());
    }

    /** The same visibility as the node's row in the deadline list. */
    private static Visibility.Target object(DeadlineRow row, ProjectEntry entry) {
        return VisibilityTargets.ofItem(row.area(), row.unit(), row.owner(), row.leader(), entry.leader());
    }
}
