package city.renewal.notification.domain.condition;

import city.renewal.events.Envelope;
import city.renewal.events.NodeMatters;
import city.renewal.events.ProblemProgressEvent;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.NodeReportResumed;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.RenewalEvent;
import city.renewal.events.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a node, a project or a problem that conditions are evaluated on, and the conditions whose alerts may be open. No
 * date is computed here: all dates come with the facts, and are compared with the present day.
 *
 * @param sequence of the newest fact that was taken in; an older one, or the same again, has no effect
 * @param standing null when the node left the plan, and for a project
 * @param silentSince when it was last reported on, as text, "never" before the first report; null: no report is missing
 * @param suspensionId the order by which the whole project stands still; null: it does not
 * @param raised the conditions whose alerts may be open
 * @param turn the revision, under its stored name: an evaluation is stored on top of the revision that it read, and a later
 *     revision's command for an alert supersedes an earlier one's
 */
public record WatchedSubject(
        AlertSubject subject,
        long sequence,
        int dueVersion,
        @Nullable LocalDate dueDate,
        @Nullable Standing standing,
        @Nullable Circumstances circumstances,
        @Nullable String silentSince,
        @Nullable String suspensionId,
        @Nullable LocalDate suspendedFrom,
        @Nullable String zone,
        List<AlertCondition> raised,
        long turn) {
    public WatchedSubject {
        raised = List.copyOf(raised);
    }

    /**
     * The subject after facts, and the commands of the conditions that a fact decides; the others are still to be evaluated.
     */
    public record Followed(WatchedSubject subject, List<AlertCommand> commands) {
        public Followed {
            commands = List.copyOf(commands);
        }
    }

    /**
     * An evaluation at one instant.
     *
     * @param subject with every condition that a command is about, at the next revision
     * @param settled the same once the commands are applied, at the revision after that
     * @param nextEvaluationAt when time alone changes what holds; null: never
     */
    public record Evaluated(
            WatchedSubject subject,
            List<AlertCommand> commands,
            WatchedSubject settled,
            @Nullable Instant nextEvaluationAt) {
        public Evaluated {
            commands = List.copyOf(commands);
        }
    }

    public static WatchedSubject unknown(AlertSubject subject) {
        return new WatchedSubject(subject, 0, 0, null, null, null, null, null, null, null, List.of(), 0);
    }

    public String key() {
        return subject.key();
    }

    public long revision() {
        return turn;
    }

    public boolean isOverdue() {
        return standing == Standing.OVERDUE;
    }

    /** Whether work on it stands still, and it was not overdue before. */
    public boolean isSuspended() {
        return standing == Standing.SUSPENDED;
    }

    /** Not overdue yet, and work goes on. */
    boolean isAhead() {
        return standing == Standing.ON_TRACK || standing == Standing.AT_RISK || standing == Standing.DUE_SOON;
    }

    /** Neither done nor claimed to be. */
    boolean isOpen() {
        return isUndone() && standing != Standing.CLAIMED;
    }

    boolean isUndone() {
        return standing != null && !standing.isDone();
    }

    /** The alert that it has, or should have, while it is overdue at its present due version. */
    public String overdueAlertId() {
        return AlertIds.alert(subject, AlertKind.OVERDUE, dueVersion, "");
    }

    /** Applies facts, in the order of their sequences. */
    public Followed follow(List<? extends Envelope<? extends RenewalEvent>> facts) {
        var subject = this;
        var commands = new ArrayList<AlertCommand>();
        for (var fact : facts) {
            var followed = subject.follow(fact);
            commands.addAll(followed.commands());
            subject = followed.subject();
        }
        return new Followed(subject, commands);
    }

    private Followed follow(Envelope<? extends RenewalEvent> fact) {
        if (fact.sequence() <= sequence) {
            return new Followed(this, List.of());
        }
        var after = after(fact.event(), fact.sequence());
        var commands = new ArrayList<AlertCommand>();
        var percent = after.progressSince(this);
        if (percent != null) {
            raised.forEach(condition -> commands.add(new AlertCommand.Progress(condition.alertId(subject), percent)));
        }
        if (!statesStanding(fact.event())) {
            return new Followed(after, commands);
        }
        var open = new LinkedHashSet<AlertCondition>();
        for (var condition : raised) {
            if (after.goesOn(condition, fact.sequence(), commands)) {
                open.add(condition);
            }
        }
        var isChange = !(fact.event() instanceof NodeMattersChanged);
        for (var condition : ConditionEvaluator.byFact(after)) {
            // A fact that repeats the standing raises nothing for an alert that is open.
            if (open.add(condition) || isChange || standing != after.standing) {
                commands.add(new AlertCommand.Raise(after.candidate(condition, fact.sequence())));
            }
        }
        return new Followed(after.with(List.copyOf(open), turn), commands);
    }

    /** Adds the command for a condition's alert if a fact decides it; false when the condition has ended. */
    private boolean goesOn(AlertCondition condition, long at, List<AlertCommand> commands) {
        if (!Conditions.isPerFact(condition.kind())) {
            return true;
        }
        var alertId = condition.alertId(subject);
        var ended = ConditionEvaluator.ended(condition, this);
        if (ended.isPresent()) {
            commands.add(new AlertCommand.Resolve(alertId, ended.get(), at));
            return false;
        }
        if (standing == Standing.CLAIMED) {
            commands.add(new AlertCommand.Claim(alertId, at));
        }
        return true;
    }

    private static boolean statesStanding(RenewalEvent event) {
        return event instanceof NodeStandingChanged
                || event instanceof NodeMattersChanged
                || event instanceof ProblemStandingChanged;
    }

    /** The progress after a fact, if it is more than before; a claim counts as 100 percent. Null: no more than before. */
    private @Nullable Integer progressSince(WatchedSubject before) {
        if (standing == Standing.CLAIMED && before.standing != Standing.CLAIMED) {
            return 100;
        }
        var was = before.circumstances == null ? null : before.circumstances.progressPercent();
        var is = circumstances == null ? null : circumstances.progressPercent();
        return was != null && is != null && is > was ? is : null;
    }

    private WatchedSubject after(RenewalEvent event, long at) {
        return switch (event) {
            case ProgressEvent it -> after(it, at);
            case ProblemProgressEvent it -> after(it, at);
            default -> throw new IllegalArgumentException("Expected a fact of progress, but got " + event.getClass());
        };
    }

    private WatchedSubject after(ProblemProgressEvent event, long at) {
        return switch (event) {
            case ProblemStandingChanged it ->
                known(AlertSubject.of(it.subject()), at, it.dueVersion(), it.dueDate(), it.to(), Circumstances.of(it));
        };
    }

    private WatchedSubject after(ProgressEvent event, long at) {
        var about = AlertSubject.of(event.subject());
        return switch (event) {
            case NodeStandingChanged it ->
                known(about, at, it.dueVersion(), it.dueDate(), it.to(), newest(it.matters()));
            case NodeMattersChanged it ->
                known(about, at, it.dueVersion(), it.dueDate(), it.standing(), newest(it.matters()));
            case NodeReportMissed it ->
                silent(about, at, it.lastReportedAt() == null ? "never" : String.valueOf(it.lastReportedAt()));
            case NodeReportResumed _ -> silent(about, at, null);
            case ProjectStandstillChanged it ->
                new WatchedSubject(
                        about, at, 0, null, null, null, null, it.suspensionId(), it.from(), it.zone(), raised, turn);
        };
    }

    private @Nullable Circumstances newest(@Nullable NodeMatters told) {
        return told == null ? circumstances : Circumstances.of(told);
    }

    private WatchedSubject known(
            AlertSubject about,
            long at,
            int version,
            LocalDate due,
            @Nullable Standing stands,
            @Nullable Circumstances with) {
        var days = with == null ? zone : with.zone();
        return new WatchedSubject(
                about, at, version, due, stands, with, silentSince, suspensionId, suspendedFrom, days, raised, turn);
    }

    private WatchedSubject silent(AlertSubject about, long at, @Nullable String since) {
        return new WatchedSubject(
                about,
                at,
                dueVersion,
                dueDate,
                standing,
                circumstances,
                since,
                suspensionId,
                suspendedFrom,
                zone,
                raised,
                turn);
    }

    /** Evaluates the conditions by the rules and the day. */
    public Evaluated evaluate(AlertKinds rules, Instant now) {
        var evaluation = ConditionEvaluator.onTheDay(this, rules, now);
        var perFact = raised.stream()
                .filter(condition -> Conditions.isPerFact(condition.kind()))
                .toList();
        var perDay = new LinkedHashSet<>(raised);
        perFact.forEach(perDay::remove);
        perDay.addAll(evaluation.conditions());
        var next = with(Stream.concat(perFact.stream(), perDay.stream()).toList(), turn + 1);
        var commands = new ArrayList<AlertCommand>();
        for (var condition : perDay) {
            var candidate = next.candidate(condition, next.revision());
            commands.add(
                    evaluation.conditions().contains(condition)
                            ? new AlertCommand.Raise(candidate)
                            : new AlertCommand.Close(candidate, reason(condition, rules)));
        }
        var settled = next.with(
                Stream.concat(perFact.stream(), evaluation.conditions().stream())
                        .toList(),
                next.revision() + 1);
        return new Evaluated(next, commands, settled, evaluation.nextEvaluationAt());
    }

    private WatchedSubject with(List<AlertCondition> conditions, long at) {
        return new WatchedSubject(
                subject,
                sequence,
                dueVersion,
                dueDate,
                standing,
                circumstances,
                silentSince,
                suspensionId,
                suspendedFrom,
                zone,
                conditions,
                at);
    }

    private AlertCandidate candidate(AlertCondition condition, long at) {
        var date = dueDate == null ? suspendedFrom : dueDate;
        return new AlertCandidate(
                condition.kind(),
                subject,
                condition.kind().isAboutTheDate() ? condition.dueVersion() : dueVersion,
                date == null ? LocalDate.EPOCH : date,
                at,
                null,
                condition.occurrence(),
                detail(condition.kind()));
    }

    private @Nullable String detail(AlertKind kind) {
        return switch (kind) {
            case OBJECTED -> circumstances == null ? null : circumstances.objection();
            case BLOCKS_NODES ->
                subject instanceof AlertSubject.Problem problem
                        ? problem.blocks().stream().map(BlockedNode::name).collect(Collectors.joining("、"))
                        : null;
            default -> null;
        };
    }

    private Resolution reason(AlertCondition condition, AlertKinds rules) {
        if (!rules.isOn(condition.kind())) {
            return Resolution.SWITCHED_OFF;
        }
        if (standing == null) {
            return subject instanceof AlertSubject.Project ? Resolution.OVER : Resolution.NODE_REMOVED;
        }
        return standing.isDone() ? Resolution.DONE : Resolution.OVER;
    }
}
