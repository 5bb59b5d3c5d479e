package city.renewal.progress.domain.evaluation;

import city.renewal.events.Extension;
import city.renewal.events.NodeMatters;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Standing;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.progress.domain.row.PublishedNodeState;
import city.renewal.progress.domain.state.ExtensionRecord;
import city.renewal.progress.domain.state.LastEvent;
import city.renewal.progress.domain.state.LastEvents;
import city.renewal.progress.domain.state.NodeRecord;
import city.renewal.progress.domain.state.ProjectProgress;
import city.renewal.schedule.Calendars;
import city.renewal.schedule.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a project's progress into rows, a summary and changes at one instant: a pure function of progress,
 * programme and instant and, for the changes, of the last published state.
 */
public final class ProjectEvaluator {
    private final ProjectProgress progress;
    private final Programme programme;
    private final Calendars calendars;
    private final Set<String> people;
    private final Instant now;
    private final LocalDate today;
    private final Observations observations;
    private final StandingTable table;
    private final Suspensions suspensions;
    private final Map<String, DeadlineRow.ExtensionShown> extensions = new HashMap<>();
    private final Map<String, ExtensionRecord> waiting = new HashMap<>();

    private ProjectEvaluator(
            ProjectProgress progress, Programme programme, Calendars calendars, Set<String> people, Instant now) {
        this.progress = progress;
        this.programme = programme;
        this.calendars = calendars;
        this.people = people;
        this.now = now;
        this.today = LocalDate.ofInstant(now, programme.zone());
        this.observations = new Observations(progress, programme.zone());
        this.table = new StandingTable(programme.warningDays(), today);
        this.suspensions = new Suspensions(progress.suspensions());
        progress.extensions()
                .forEach(each -> extensions.put(
                        each.nodeId(),
                        new DeadlineRow.ExtensionShown(each.extensionId(), each.requestedDueDate(), each.state())));
        progress.extensions().stream()
                .filter(each -> each.state() == Extension.State.PENDING)
                .forEach(each -> waiting.putIfAbsent(each.nodeId(), each));
    }

    /**
     * @param people ids of the node owners who are in the directory and active
     * @param published the last published state of each node
     * @param left nodes that were removed from the plan since
     */
    public static ProjectEvaluation evaluate(
            ProjectProgress progress,
            Programme programme,
            Calendars calendars,
            Set<String> people,
            Instant now,
            List<PublishedNodeState> published,
            List<PlannedNode> left) {
        var entry = progress.entry();
        if (entry == null) {
            return ProjectEvaluation.NOTHING;
        }
        return new ProjectEvaluator(progress, programme, calendars, people, now).evaluate(entry, published, left);
    }

    /** The dates of all nodes at the instant, for charts. */
    public static PlanSchedule schedule(
            ProjectProgress progress, Programme programme, Calendars calendars, Instant now) {
        var plan = progress.plan();
        return plan == null
                ? PlanSchedule.NONE
                : new ProjectEvaluator(progress, programme, calendars, Set.of(), now)
                        .schedules(CompiledPlan.of(plan, calendars));
    }

    private ProjectEvaluation evaluate(ProjectEntry entry, List<PublishedNodeState> published, List<PlannedNode> left) {
        if (progress.isWithdrawn()) {
            return withdrawn(entry, published, left);
        }
        var plan = progress.plan();
        var schedule = plan == null ? null : CompiledPlan.of(plan, calendars);
        var rows = plan == null || schedule == null ? List.<DeadlineRow>of() : rows(entry, plan, schedule);
        var summary = ProjectSummaries.of(progress, entry, rows, today);
        var tallies = NodeTally.of(rows);
        var isSound = schedule == null || schedule.isSound();
        var next = isMovedByTime(rows) ? tomorrow() : null;
        if (!programme.isKnown()) {
            // The programme determines the people responsible and the warning days: rows are shown at once, and events
            // wait for it.
            return new ProjectEvaluation(rows, tallies, summary, List.of(), published, next, isSound);
        }
        var changes = new ChangeDetector(entry, programme, now, this::matters);
        var nextPublished =
                changes.compareWith(published, progress.plannedNodes(), rows, left, suspensions.standstill(today));
        return new ProjectEvaluation(rows, tallies, summary, changes.all(), nextPublished, next, isSound);
    }

    /** A withdrawn project has neither rows nor figures; all of its nodes are removed and its standstill ends. */
    private ProjectEvaluation withdrawn(
            ProjectEntry entry, List<PublishedNodeState> published, List<PlannedNode> left) {
        if (!programme.isKnown()) {
            return new ProjectEvaluation(List.of(), List.of(), null, List.of(), published, null, true);
        }
        var changes = new ChangeDetector(entry, programme, now, this::matters);
        var gone = new ArrayList<>(left);
        gone.addAll(progress.plannedNodes());
        var nextPublished = changes.compareWith(published, progress.plannedNodes(), List.of(), gone, null);
        return new ProjectEvaluation(List.of(), List.of(), null, changes.all(), nextPublished, null, true);
    }

    private PlanSchedule schedules(CompiledPlan schedule) {
        return schedule.evaluate(node -> observations.actuals(node, today), today);
    }

    private List<DeadlineRow> rows(ProjectEntry entry, Plan plan, CompiledPlan schedule) {
        var schedules = schedules(schedule).nodes();
        var lastEvents = LastEvents.of(progress);
        var rows = new ArrayList<DeadlineRow>(schedules.size());
        for (var i = 0; i < schedules.size(); i++) {
            var node = plan.nodes().get(i);
            var dates = schedules.get(i);
            rows.add(row(entry, node, dates, standingResult(schedule, node, i, dates), lastEvents.get(i)));
        }
        return rows;
    }

    private StandingTable.StandingResult standingResult(
            CompiledPlan schedule, PlannedNode node, int index, NodeSchedule dates) {
        var record = observations.record(node.nodeId());
        var claim = record.claim();
        return table.of(
                record.completion(),
                node.dueDate(),
                dates.forecastFinish(),
                claim == null ? null : observations.day(claim.claimedAt()),
                suspensions.on(node.nodeId(), today),
                day -> forecastWithoutClaim(schedule, node, index, day));
    }

    private DeadlineRow row(
            ProjectEntry entry,
            PlannedNode node,
            NodeSchedule dates,
            StandingTable.StandingResult result,
            LastEvent lastEvent) {
        var record = observations.record(node.nodeId());
        var completion = record.completion();
        var claim = record.claim();
        var assignment = record.assignment();
        var reportDuty = reportDuty(node, record, dates);
        var responsibility = node.responsibility();
        return new DeadlineRow(
                entry.projectId(),
                entry.name(),
                node.nodeId(),
                node.name(),
                entry.programme(),
                entry.field(),
                entry.area(),
                entry.headquarters(),
                responsibility.owner(),
                people.contains(responsibility.owner().personId()),
                responsibility.unit(),
                responsibility.leader() == null ? entry.leader() : responsibility.leader(),
                dates.plannedStart(),
                record.startedOn(),
                node.originalDueDate(),
                node.dueDate(),
                node.dueVersion(),
                dates.forecastFinish(),
                completion == null ? null : completion.completedOn(),
                claim == null ? null : claim.completedOn(),
                observations.contradiction(node.nodeId()),
                observations.percent(node.nodeId()),
                node.weight(),
                result.standing(),
                result.light(),
                result.overdueDays(),
                result.lateDays(completion),
                dates.totalFloatDays(),
                dates.critical(),
                dates.calendarAssumed(),
                assignment.signedAt(),
                signingDue(assignment.namedAt()),
                assignment.objectedAt(),
                assignment.objection(),
                node.quantity(),
                observations.lastReportedAt(node.nodeId()),
                observations.latestReport(node.nodeId()),
                reportDuty == ReportDuty.MISSING,
                reportDuty != ReportDuty.NOT_DEMANDED,
                extensions.get(node.nodeId()),
                observations.blockedBy(node.nodeId()),
                progress.sequence(),
                lastEvent);
    }

    private NodeMatters matters(DeadlineRow row) {
        var pending = waiting.get(row.nodeId());
        var returns = observations.record(row.nodeId()).returns();
        return new NodeMatters(
                programme.zone().getId(),
                row.signedAt() == null && !row.standing().isDone() ? row.signingDueOn() : null,
                returns == null ? 0 : returns,
                pending == null ? null : pending.extensionId(),
                pending == null ? null : pending.requestedAt(),
                needsProgress(row.standing()) ? row.progressPercent() : null,
                row.standing().isDone() ? null : row.objectedAt(),
                row.standing().isDone() ? null : row.objection());
    }

    /** Progress is published while an alert may be open, because progress may hold it back. */
    private static boolean needsProgress(Standing standing) {
        return switch (standing) {
            case AT_RISK, DUE_SOON, OVERDUE -> true;
            case ON_TRACK, CLAIMED, SUSPENDED, DONE_ON_TIME, DONE_LATE -> false;
        };
    }

    private LocalDate forecastWithoutClaim(CompiledPlan schedule, PlannedNode claimed, int index, LocalDate day) {
        return schedule.evaluate(
                        node -> node.nodeId().equals(claimed.nodeId())
                                ? observations.open(node, day)
                                : observations.actuals(node, day),
                        day)
                .nodes()
                .get(index)
                .forecastFinish();
    }

    private LocalDate signingDue(Instant namedAt) {
        var working = calendars.find(Calendars.WORKING).orElseGet(WorkCalendar::china);
        return working.shift(observations.day(namedAt), programme.signingDays());
    }

    private enum ReportDuty {
        NOT_DEMANDED,
        REPORTED,
        MISSING
    }

    /**
     * Missing reports (汇报频次): reports are expected for a node that is neither done nor claimed nor suspended, from the
     * day on which its work started or should have started. The interval starts with the last report or, before the
     * first one, with that day. It never starts before the node was planned or work on it was resumed.
     */
    private ReportDuty reportDuty(PlannedNode node, NodeRecord record, NodeSchedule dates) {
        var every = node.reportEveryDays();
        if (every == null
                || record.completion() != null
                || record.claim() != null
                || suspensions.on(node.nodeId(), today) != null) {
            return ReportDuty.NOT_DEMANDED;
        }
        var start = earlier(dates.plannedStart(), record.startedOn());
        if (today.isBefore(start) && !observations.hasStarted(node.nodeId())) {
            return ReportDuty.NOT_DEMANDED;
        }
        var last = observations.lastReportedAt(node.nodeId());
        var lastHeard = last != null ? observations.day(last) : later(start, observations.day(record.plannedSince()));
        var resumed = suspensions.resumedBy(node.nodeId(), today);
        var since = resumed == null ? lastHeard : later(lastHeard, resumed);
        return today.isAfter(since.plusDays(every)) ? ReportDuty.MISSING : ReportDuty.REPORTED;
    }

    /**
     * Whether midnight changes a row: the float of an open node shrinks, its forecast may slip, its report interval may
     * end, its due date may pass; and a suspension may start or end, for a claimed node as well.
     */
    private boolean isMovedByTime(List<DeadlineRow> rows) {
        var changesAhead = suspensions.changeAfter(today);
        return rows.stream().anyMatch(row -> switch (row.standing()) {
            case ON_TRACK, AT_RISK, DUE_SOON, OVERDUE, SUSPENDED -> true;
            case CLAIMED -> changesAhead;
            case DONE_ON_TIME, DONE_LATE -> false;
        });
    }

    private Instant tomorrow() {
        return today.plusDays(1).atStartOfDay(programme.zone()).toInstant();
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return other.isAfter(one) ? other : one;
    }
}
