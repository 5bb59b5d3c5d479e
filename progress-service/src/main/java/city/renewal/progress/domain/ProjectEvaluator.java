package city.renewal.progress.domain;

import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEntry;
import city.renewal.events.Standing;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a project's progress into rows, a summary and changes at one instant: a pure function of progress, programme and
 * instant, and, for the changes, of what was said before.
 */
public final class ProjectEvaluator {
    private final ProjectProgress progress;
    private final Programme programme;
    private final Calendars calendars;
    private final Instant now;
    private final LocalDate today;
    private final Observations observations;
    private final StandingTable table;

    private ProjectEvaluator(ProjectProgress progress, Programme programme, Calendars calendars, Instant now) {
        this.progress = progress;
        this.programme = programme;
        this.calendars = calendars;
        this.now = now;
        this.today = LocalDate.ofInstant(now, programme.zone());
        this.observations = new Observations(progress, programme.zone());
        this.table = new StandingTable(programme.warningDays(), today);
    }

    /**
     * @param memory what was said about each node before
     * @param left nodes that left the plan since
     */
    public static Evaluation evaluate(
            ProjectProgress progress,
            Programme programme,
            Calendars calendars,
            Instant now,
            List<NodeMemory> memory,
            List<PlannedNode> left) {
        var entry = progress.entry();
        if (entry == null) {
            return Evaluation.NOTHING;
        }
        return new ProjectEvaluator(progress, programme, calendars, now).evaluate(entry, memory, left);
    }

    /** The dates of all nodes at the instant, in the plan's order, for whoever draws the plan. */
    public static List<NodeSchedule> schedule(
            ProjectProgress progress, Programme programme, Calendars calendars, Instant now) {
        var plan = progress.plan();
        return plan == null
                ? List.of()
                : new ProjectEvaluator(progress, programme, calendars, now).schedules(Schedule.of(plan, calendars));
    }

    private Evaluation evaluate(ProjectEntry entry, List<NodeMemory> memory, List<PlannedNode> left) {
        var plan = progress.plan();
        var schedule = plan == null ? null : Schedule.of(plan, calendars);
        var rows = plan == null || schedule == null ? List.<DeadlineRow>of() : rows(entry, plan, schedule);
        var summary = Summaries.of(progress, entry, rows, today);
        var isSound = schedule == null || schedule.isSound();
        var next = rows.stream().anyMatch(row -> isMovedByTime(row.standing())) ? tomorrow() : null;
        if (!programme.isKnown()) {
            // Whom to tell and how early is the programme's word: rows are shown at once, changes wait for it.
            return new Evaluation(rows, summary, List.of(), memory, next, isSound);
        }
        var changes = new Changes(entry, programme, now);
        var remembered = changes.since(memory, progress.plannedNodes(), rows, left);
        return new Evaluation(rows, summary, changes.all(), remembered, next, isSound);
    }

    private List<NodeSchedule> schedules(Schedule schedule) {
        return schedule.evaluate(node -> observations.actuals(node, today), today);
    }

    private List<DeadlineRow> rows(ProjectEntry entry, Plan plan, Schedule schedule) {
        var schedules = schedules(schedule);
        var rows = new ArrayList<DeadlineRow>(schedules.size());
        for (var i = 0; i < schedules.size(); i++) {
            rows.add(row(entry, plan, i, schedules.get(i), schedule));
        }
        return rows;
    }

    private DeadlineRow row(ProjectEntry entry, Plan plan, int index, NodeSchedule dates, Schedule schedule) {
        var node = plan.nodes().get(index);
        var record = observations.record(node.nodeId());
        var claim = record.claim();
        var completion = record.completion();
        var place = table.of(
                record,
                node.dueDate(),
                dates.forecastFinish(),
                claim == null ? today : observations.day(claim.claimedAt()),
                day -> forecastUnclaimed(schedule, node, index, day));
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
                responsibility.unit(),
                responsibility.leader() == null ? entry.leader() : responsibility.leader(),
                node.originalDueDate(),
                node.dueDate(),
                node.dueVersion(),
                dates.forecastFinish(),
                completion == null ? null : completion.completedOn(),
                observations.percent(node.nodeId()),
                place.standing(),
                place.light(),
                place.overdueDays(),
                dates.totalFloatDays(),
                dates.critical(),
                record.signedAt(),
                observations.lastReportedAt(node.nodeId()),
                isReportMissing(node, record, dates),
                progress.sequence());
    }

    private LocalDate forecastUnclaimed(Schedule schedule, PlannedNode claimed, int index, LocalDate day) {
        return schedule.evaluate(
                        node -> node.nodeId().equals(claimed.nodeId())
                                ? observations.open(node, day)
                                : observations.actuals(node, day),
                        day)
                .get(index)
                .forecastFinish();
    }

    /**
     * Silence (汇报频次): reports are demanded of a node that is neither done nor claimed, from the day on which its work
     * began or should have. The interval runs from the last report, or, before the first, from that day, but never from
     * before the node was planned: nobody could have reported on it then.
     */
    private boolean isReportMissing(PlannedNode node, NodeRecord record, NodeSchedule dates) {
        var every = node.reportEveryDays();
        if (every == null || record.completion() != null || record.claim() != null) {
            return false;
        }
        var start = earlier(dates.plannedStart(), record.startedOn());
        if (today.isBefore(start) && !observations.hasStarted(node.nodeId())) {
            return false;
        }
        var last = observations.lastReportedAt(node.nodeId());
        var since = last != null ? observations.day(last) : later(start, observations.day(record.plannedSince()));
        return today.isAfter(since.plusDays(every));
    }

    /** At midnight an open node's float shrinks, its forecast may slip, its interval may end, its due date may pass. */
    private static boolean isMovedByTime(Standing standing) {
        return switch (standing) {
            case ON_TRACK, AT_RISK, DUE_SOON, OVERDUE -> true;
            case CLAIMED, SUSPENDED, DONE_ON_TIME, DONE_LATE -> false;
        };
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
