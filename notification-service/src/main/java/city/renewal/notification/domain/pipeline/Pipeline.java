package city.renewal.notification.domain.pipeline;

import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.GroupAssignment;
import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.alert.Trace;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertIds;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.escalation.PolicyStep;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.EscalationTarget;
import city.renewal.notification.domain.recipient.Notified;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.RuleSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pure stages, evaluated on a snapshot of the rules: whom an alert notifies now, or why nobody. The decision is recorded on
 * the alert as outgoing, and {@code NotificationDispatcher} carries it out after that.
 */
public final class Pipeline {
    private static final Duration RECHECK_AFTER = Duration.ofMinutes(15);

    private final RuleSnapshot rules;
    private final Instant now;

    public Pipeline(RuleSnapshot rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** A candidate, the level that it reached, and the addresses that were notified. */
    private record PendingAlert(AlertCandidate candidate, int level, List<String> notified) {}

    /** A decision with the branch that routed it. */
    private record RoutedDecision(Decision decision, Route.Destination destination) {}

    public Instant now() {
        return now;
    }

    /** The candidate with the severity that the rules give it. */
    public AlertCandidate graded(AlertCandidate candidate) {
        return candidate.graded(rules.severity(candidate.kind()));
    }

    /** Whom a candidate without an alert notifies. */
    public PipelineResult first(AlertCandidate candidate) {
        var pending = new PendingAlert(candidate, candidate.kind().escalatesAbove(0), List.of());
        return resultOf(0, pending, decide(PipelineRun.from(pending)));
    }

    /** Whom an alert notifies whose next step is due. */
    public PipelineResult next(Alert alert) {
        return resultOf(
                alert.level(), pending(alert), decide(PipelineRun.from(alert).through(Stage.ESCALATE, this::escalate)));
    }

    /** Notifies the new responsible person of a level that was reached before. */
    public PipelineResult handOver(Alert alert, EscalationPolicy.Next step) {
        var pending = pending(alert);
        var run = PipelineRun.from(pending).through(Stage.ROUTE, _ -> handedOver(alert, pending, step));
        return resultOf(step.escalationLevel().number(), pending, afterRoute(run));
    }

    private StageResult<RoutedDecision> handedOver(Alert alert, PendingAlert pending, EscalationPolicy.Next step) {
        var level = step.escalationLevel().number();
        var destination = rules.destination(pending.candidate, level);
        var before = alert.notified().stream()
                .filter(record -> record.level() == level)
                .map(Notified::personId)
                .reduce((_, last) -> last)
                .orElse(null);
        var decision = new Decision(
                        pending.candidate,
                        alert.policyId(),
                        new EscalationTarget(step.escalationLevel(), step.recipient()),
                        channels(destination, step))
                .takingOverFrom(before);
        return new Continue<>(
                new RoutedDecision(decision, destination),
                "level %d: %s answers for it now"
                        .formatted(level, step.recipient().address()));
    }

    private PendingAlert pending(Alert alert) {
        var candidate = alert.candidate();
        return new PendingAlert(candidate, candidate.kind().escalatesAbove(alert.level()), alert.notifiedAddresses());
    }

    private PipelineRun<Decision> decide(PipelineRun<PendingAlert> pending) {
        return afterRoute(pending.through(Stage.ROUTE, this::route));
    }

    private PipelineRun<Decision> afterRoute(PipelineRun<RoutedDecision> routed) {
        return routed.through(Stage.INHIBIT, this::inhibit)
                .through(Stage.SILENCE, this::silence)
                .through(Stage.GROUP, this::group)
                .through(Stage.HOURS, this::hours);
    }

    private PipelineResult resultOf(int level, PendingAlert pending, PipelineRun<Decision> run) {
        return switch (run.result()) {
            case Continue<Decision>(var decision, var _) ->
                new PipelineResult(run.result(), notifiedTrace(decision, run.notes()), skipped(pending, decision));
            case Stop<Decision> stop -> new PipelineResult(stop, new Trace(now, level, null, run.notes()), List.of());
        };
    }

    /**
     * The levels between the one that was reached and the one to notify that are skipped because a message doesn't reach
     * their people.
     */
    private List<Trace> skipped(PendingAlert pending, Decision decision) {
        return rules.policy(decision.policyId()).steps().stream()
                .map(PolicyStep::whom)
                .filter(level -> level.number() > pending.level
                        && level.number() < decision.step().level())
                .flatMap(level -> pending
                        .candidate
                        .subject()
                        .chain()
                        .recipientAt(level)
                        .filter(recipient -> !pending.notified.contains(recipient.address()))
                        .filter(recipient -> !rules.people().reaches(recipient))
                        .map(recipient -> unreached(level.number(), recipient))
                        .stream())
                .toList();
    }

    /** Records that a level is skipped because a message doesn't reach its recipient. */
    Trace unreached(int level, Recipient recipient) {
        var why = rules.people().whyNot(recipient);
        return Trace.of(now, level, new StageVerdict(Stage.ROUTE, StopReason.UNKNOWN_PERSON, why, null));
    }

    /** The trace of a notification. It is stored before the message; the ledger and the inbox know by which channels it went. */
    private Trace notifiedTrace(Decision decision, List<StageVerdict> notes) {
        var delivered = StageVerdict.passed(
                Stage.DELIVER,
                decision.groupAssignment() == null
                        ? "message %s".formatted(decision.messageId())
                        : "goes out with its group at %s at the latest, if it is still so"
                                .formatted(goesOutAt(decision)));
        var step = decision.step();
        return new Trace(
                now,
                step.level(),
                step.recipient().address(),
                Stream.of(notes.stream(), Stream.of(delivered), order(decision).stream())
                        .flatMap(said -> said)
                        .toList());
    }

    /** The note about the order that a decision issues, without the order's number. */
    public static Optional<StageVerdict> order(Decision decision) {
        var candidate = decision.candidate();
        return Optional.ofNullable(decision.issues())
                .map(order -> StageVerdict.passed(
                        Stage.ORDER,
                        order.text(candidate.kind(), candidate.subject().unit().unitId())));
    }

    private StageResult<PendingAlert> escalate(Alert alert) {
        if (!alert.isOpen()) {
            return new Stop<>(StopReason.RESOLVED, String.valueOf(alert.resolution()), null);
        }
        if (alert.claimed()) {
            return new Stop<>(StopReason.CLAIMED, "the node is claimed as done", null);
        }
        if (alert.acknowledgedAt() != null) {
            return new Stop<>(
                    StopReason.ACKNOWLEDGED,
                    "acknowledged at %s".formatted(alert.acknowledgedAt()),
                    alert.nextStepAt());
        }
        return new Continue<>(pending(alert), "nobody answered level " + alert.level());
    }

    private StageResult<RoutedDecision> route(PendingAlert pending) {
        var destination = rules.destination(pending.candidate, pending.level);
        var policy = rules.policy(destination.policyId());
        var where = "route %s; %s".formatted(String.join(", ", destination.routeIds()), rules.nameOf(policy));
        var subject = pending.candidate.subject();
        var next = policy.above(pending.level, subject, pending.notified, rules.people()::reaches);
        if (next.isEmpty()) {
            return new Stop<>(StopReason.NOBODY_ABOVE, where, null);
        }
        var step = next.get();
        var decision = new Decision(
                        pending.candidate,
                        policy.policyId(),
                        new EscalationTarget(step.escalationLevel(), step.recipient()),
                        channels(destination, step))
                .issuing(
                        pending.candidate.kind() == AlertKind.WATCHDOG
                                ? null
                                : step.step().issueOrder());
        return new Continue<>(
                new RoutedDecision(decision, destination),
                "%s, step %d: %s after %s"
                        .formatted(
                                where,
                                step.number(),
                                step.escalationLevel(),
                                step.step().after().text()));
    }

    private static List<ChannelName> channels(Route.Destination destination, EscalationPolicy.Next step) {
        return Objects.requireNonNullElse(destination.channels(), step.step().channels());
    }

    /** Checked again after a while: no event announces that the inhibiting alert has ended. */
    private StageResult<RoutedDecision> inhibit(RoutedDecision routed) {
        return rules.inhibitor(routed.decision.candidate())
                .<StageResult<RoutedDecision>>map(by -> new Stop<>(StopReason.INHIBITED, by, now.plus(RECHECK_AFTER)))
                .orElseGet(() -> new Continue<>(routed, "nothing stands for it"));
    }

    /** Checked again before the silence ends, as it may be ended early. */
    private StageResult<RoutedDecision> silence(RoutedDecision routed) {
        var decision = routed.decision;
        var level = decision.step().level();
        return rules.silence(decision.candidate(), level, now)
                .<StageResult<RoutedDecision>>map(silence -> new Stop<>(
                        StopReason.SILENCED, silence.text(), earlier(silence.endsAt(), now.plus(RECHECK_AFTER))))
                .orElseGet(() -> new Continue<>(routed, "no silence covers it"));
    }

    /** Grouped where the branch says so; a critical alert does not wait for the daily message. */
    private StageResult<Decision> group(RoutedDecision routed) {
        var decision = routed.decision;
        var destination = routed.destination;
        var candidate = decision.candidate();
        var grouping = destination.grouping();
        if (grouping.how() == Grouping.How.EACH) {
            return new Continue<>(decision, "told by itself");
        }
        if (grouping.how() == Grouping.How.DAILY && candidate.severity() == Severity.CRITICAL) {
            return new Continue<>(decision, "critical: told by itself");
        }
        var recipient = decision.step().recipient();
        var level = decision.step().level();
        var groupId = AlertIds.group(
                recipient.address(),
                destination.routeIds().getFirst(),
                decision.channels().stream().map(Enum::name).sorted().toList(),
                grouping.by().stream().map(trait -> trait.of(candidate, level)).toList());
        var digestAt =
                grouping.how() == Grouping.How.DAILY ? rules.hours(recipient).nextOpening(now) : null;
        return new Continue<>(
                decision.assignedTo(new GroupAssignment(groupId, grouping, digestAt)),
                "%s, group %s of route %s"
                        .formatted(
                                grouping.how(),
                                groupId.substring(0, 8),
                                destination.routeIds().getFirst()));
    }

    private StageResult<Decision> hours(Decision decision) {
        var recipient = decision.step().recipient();
        if (decision.groupAssignment() != null) {
            return new Continue<>(decision, "its group keeps the hours of " + recipient.address());
        }
        var hours = rules.hours(recipient);
        var opening = hours.opening(now);
        if (!opening.isAfter(now)) {
            return new Continue<>(decision, "within the hours of " + recipient.address());
        }
        var policy = rules.policy(decision.policyId());
        if (policy.criticalOverridesHours() && decision.candidate().severity() == Severity.CRITICAL) {
            return new Continue<>(decision, "%s overrides hours for what is critical".formatted(rules.nameOf(policy)));
        }
        return new Stop<>(
                StopReason.OUTSIDE_HOURS,
                "%s is told %s".formatted(recipient.address(), hours.time().text()),
                opening);
    }

    /** Whether a decision that was made before may be sent at this hour. */
    public boolean maySend(Decision decision) {
        return hours(decision) instanceof Continue;
    }

    /** When a group's message may be sent to a recipient; empty: now. */
    public Optional<Instant> waitsForHours(Recipient recipient) {
        var opening = rules.hours(recipient).opening(now);
        return opening.isAfter(now) ? Optional.of(opening) : Optional.empty();
    }

    /** When a group's next daily message is due. */
    public Instant nextDigest(Recipient recipient) {
        return rules.hours(recipient).nextOpening(now);
    }

    /** Whether a silence or an inhibition holds back by now what was decided before. */
    public boolean isHeldBack(AlertCandidate candidate, int level) {
        return rules.silence(candidate, level, now).isPresent()
                || rules.inhibitor(candidate).isPresent();
    }

    /** When the message of a decision is sent at the latest. */
    public Instant goesOutAt(Decision decision) {
        var groupAssignment = decision.groupAssignment();
        if (groupAssignment == null) {
            return now;
        }
        if (groupAssignment.digestAt() != null) {
            return groupAssignment.digestAt();
        }
        var grouping = groupAssignment.grouping();
        var longest = grouping.waits().compareTo(grouping.interval()) > 0 ? grouping.waits() : grouping.interval();
        return rules.hours(decision.step().recipient()).opening(now.plus(longest));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When the step after a decision is due, unless the alert is acknowledged; null above the supervision office. */
    public @Nullable Instant nextStepAt(Decision decision, List<String> notifiedBefore) {
        if (decision.candidate().kind().isRaisedToLeader()
                && decision.step().level() < EscalationLevel.LEADER.number()) {
            return goesOutAt(decision);
        }
        var addresses = Stream.concat(
                        notifiedBefore.stream(),
                        Stream.of(decision.step().recipient().address()))
                .toList();
        return rules.policy(decision.policyId())
                .nextAt(
                        decision.step().level(),
                        decision.candidate().subject(),
                        addresses,
                        goesOutAt(decision),
                        rules.calendarsOf(decision.candidate().subject()))
                .orElse(null);
    }

    /** When an alert that is reopened, about this subject, escalates; null when all levels were notified. */
    public @Nullable Instant goesOnAt(Alert alert, AlertSubject subject) {
        return rules.policy(alert.policyId())
                .nextAt(alert.level(), subject, alert.notifiedAddresses(), now, rules.calendarsOf(subject))
                .orElse(null);
    }

    /** What a change of its people, or of the directory, demands for an alert. */
    public Review review(Alert alert) {
        return Review.of(alert, this, rules);
    }

    /** Whether a person may acknowledge: not once they have left. */
    public boolean mayAnswer(String personId) {
        return !rules.people().hasLeft(personId);
    }

    /** When an acknowledgement that is given now expires. */
    public Instant acknowledgementEnds(Alert alert) {
        return rules.policy(alert.policyId()).acknowledgementEnds(now, rules.calendarsOf(alert.subject()));
    }
}
