package city.renewal.progress.domain;

import city.renewal.events.Extension;
import city.renewal.events.NodeMatters;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Standing;
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
 * Turns a project's progress into rows, a summary and changes at one instant: a pure function of progress, programme and
 * instant, and, for the changes, of what was said before.
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
     * @param people ids of those who are in the directory and active, as far as they answer for a node
     * @param memory what was said about each node before
     * @param left nodes that left the plan since
     */
    public static Evaluation evaluate(
            ProjectProgress progress,
            Programme programme,
            Calendars calendars,
            Set<String> people,
            Instant now,
            List<NodeMemory> memory,
            List<PlannedNode> left) {
        var entry = progress.entry();
        if (entry == null) {
            return Evaluation.NOTHING;
        }
        return new ProjectEvaluator(progress, programme, calendars, people, now).evaluate(entry, memory, left);
    }

    /** The dates of all nodes at the instant, for whoever draws the plan. */
    public static PlanSchedule schedule(
            ProjectProgress progress, Programme programme, Calendars calendars, Instant now) {
        var plan = progress.plan();
        return plan == null
                ? PlanSchedule.NONE
                : new ProjectEvaluator(progress, programme, calendars, Set.of(), now)
                        .schedules(Schedule.of(plan, calendars));
    }

    private Evaluation evaluate(ProjectEntry entry, List<NodeMemory> memory, List<PlannedNode> left) {
        if (progress.isWithdrawn()) {
            return withdrawn(entry, memory, left);
        }
        var plan = progress.plan();
        var schedule = plan == null ? null : Schedule.of(plan, calendars);
        var rows = plan == null || schedule == null ? List.<DeadlineRow>of() : rows(entry, plan, schedule);
        var summary = Summaries.of(progress, entry, rows, today);
        var tallies = NodeTally.of(rows);
        var isSound = schedule == null || schedule.isSound();
        var next = isMovedByTime(rows) ? tomorrow() : null;
        if (!programme.isKnown()) {
            // Whom to tell and how early is the programme's word: rows are shown at once, changes wait for it.
            return new Evaluation(rows, tallies, summary, List.of(), memory, next, isSound);
        }
        var changes = new Changes(entry, programme, now, this::matters);
        var remembered = changes.since(memory, progress.plannedNodes(), rows, left, suspensions.standstill(today));
        return new Evaluation(rows, tallies, summary, changes.all(), remembered, next, isSound);
    }

    /** A project that was withdrawn has neither rows nor figures; all of its nodes left, and it stands still no more. */
    private Evaluation withdrawn(ProjectEntry entry, List<NodeMemory> memory, List<PlannedNode> left) {
        if (!programme.isKnown()) {
            return new Evaluation(List.of(), List.of(), null, List.of(), memory, null, true);
        }
        var changes = new Changes(entry, programme, now, this::matters);
        var gone = new ArrayList<>(left);
        gone.addAll(progress.plannedNodes());
        var remembered = changes.since(memory, progress.plannedNodes(), List.of(), gone, null);
        return new Evaluation(List.of(), List.of(), null, changes.all(), remembered, null, true);
    }

    private PlanSchedule schedules(Schedule schedule) {
        return schedule.evaluate(node -> observations.actuals(node, today), today);
    }

    private List<DeadlineRow> rows(ProjectEntry entry, Plan plan, Schedule schedule) {
        var schedules = schedules(schedule).nodes();
        var lastEvents = LastEvents.of(progress);
        var rows = new ArrayList<DeadlineRow>(schedules.size());
        for (var i = 0; i < schedules.size(); i++) {
            var node = plan.nodes().get(i);
            var dates = schedules.get(i);
            rows.add(row(entry, node, dates, place(schedule, node, i, dates), lastEvents.get(i)));
        }
        return rows;
    }

    private StandingTable.Place place(Schedule schedule, PlannedNode node, int index, NodeSchedule dates) {
        var record = observations.record(node.nodeId());
        var claim = record.claim();
        return table.of(
                record.completion(),
                node.dueDate(),
                dates.forecastFinish(),
                claim == null ? null : observations.day(claim.claimedAt()),
                suspensions.on(node.nodeId(), today),
                day -> forecastUnclaimed(schedule, node, index, day));
    }

    private DeadlineRow row(
            ProjectEntry entry, PlannedNode node, NodeSchedule dates, StandingTable.Place place, LastEvent lastEvent) {
        var record = observations.record(node.nodeId());
        var completion = record.completion();
        var claim = record.claim();
        var assignment = record.assignment();
        var silence = silence(node, record, dates);
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
                place.standing(),
                place.light(),
                place.overdueDays(),
                place.lateDays(completion),
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
                silence == Silence.MISSING,
                silence != Silence.NONE_DEMANDED,
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

    /** Progress is told of where an alert may be open that it keeps quiet. */
    private static boolean needsProgress(Standing standing) {
        return switch (standing) {
            case AT_RISK, DUE_SOON, OVERDUE -> true;
            case ON_TRACK, CLAIMED, SUSPENDED, DONE_ON_TIME, DONE_LATE -> false;
        };
    }

    private LocalDate forecastUnclaimed(Schedule schedule, PlannedNode claimed, int index, LocalDate day) {
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

    private enum Silence {
        NONE_DEMANDED,
        REPORTED,
        MISSING
    }

    /**
     * Silence (汇报频次): reports are demanded of a node that is neither done nor claimed nor suspended, from the day on which
     * its work began or should have. The interval runs from the last report, or, before the first, from that day, but never
     * from before the node was planned or work on it went on again: nobody could have reported on it then.
     */
    private Silence silence(PlannedNode node, NodeRecord record, NodeSchedule dates) {
        var every = node.reportEveryDays();
        if (every == null
                || record.completion() != null
                || record.claim() != null
                || suspensions.on(node.nodeId(), today) != null) {
            return Silence.NONE_DEMANDED;
        }
        var start = earlier(dates.plannedStart(), record.startedOn());
        if (today.isBefore(start) && !observations.hasStarted(node.nodeId())) {
            return Silence.NONE_DEMANDED;
        }
        var last = observations.lastReportedAt(node.nodeId());
        var heard = last != null ? observations.day(last) : later(start, observations.day(record.plannedSince()));
        var resumed = suspensions.resumedBy(node.nodeId(), today);
        var since = resumed == null ? heard : later(heard, resumed);
        return today.isAfter(since.plusDays(every)) ? Silence.MISSING : Silence.REPORTED;
    }

    /**
     * At midnight an open node's float shrinks, its forecast may slip, its interval may end, its due date may pass; and a
     * suspension may begin or end, for a claimed node as well.
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
