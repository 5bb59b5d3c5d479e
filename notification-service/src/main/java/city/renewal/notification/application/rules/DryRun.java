package city.renewal.notification.application.rules;

import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.notification.domain.pipeline.PipelineResult;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom an alert would notify, and when, without an acknowledgement: runs the same pipeline as a real alert over the coming
 * weeks, and stores and sends nothing. The names of its records are the schema names of the HTTP interface.
 */
public final class DryRun {
    private static final Duration AS_FAR_AS = Duration.ofDays(120);

    /** A limit on pipeline runs: a silenced alert is processed every quarter of an hour. */
    private static final int MOST_RUNS = 12_000;

    private final RuleSnapshotLoader rules;

    public DryRun(RuleSnapshotLoader rules) {
        this.rules = rules;
    }

    /**
     * A recipient who would be notified.
     *
     * @param order the supervision order that the step gives the unit; null: none
     */
    public record Told(
            Instant at,
            int level,
            String address,
            List<ChannelName> channels,
            String rule,
            @Nullable String order) {
        public Told {
            channels = List.copyOf(channels);
        }
    }

    /**
     * Why nobody would be notified for a while.
     *
     * @param level that was reached before
     * @param rule that holds it back, such as a silence or an inhibition
     * @param until null: until the inhibiting alert ends, which cannot be foreseen
     */
    public record HeldBack(
            Instant at,
            int level,
            StopReason reason,
            String rule,
            @Nullable Instant until) {}

    /**
     * The branches that the candidate would be routed to at first, and the recipients in their order.
     *
     * @param raised whether the rules raise an alert of this kind at all
     * @param heldBack by silences, by inhibitions, and outside hours; an inhibition ends the dry run
     */
    public record Rehearsal(boolean raised, List<String> routeIds, List<Told> told, List<HeldBack> heldBack) {
        public Rehearsal {
            routeIds = List.copyOf(routeIds);
            told = List.copyOf(told);
            heldBack = List.copyOf(heldBack);
        }
    }

    /** @param tree to be tried instead of the one in force; null: the one in force */
    public Rehearsal run(AlertCandidate candidate, @Nullable Route tree, Instant from) {
        var routes = tree == null ? rules.routes() : Versioned.builtIn(tree);
        var snapshot = rules.snapshotFor(routes, candidate, from);
        var told = new ArrayList<Told>();
        var heldBack = new ArrayList<HeldBack>();
        @Nullable Alert alert = null;
        @Nullable Instant at = from;
        for (var run = 0; run < MOST_RUNS && at != null && at.isBefore(from.plus(AS_FAR_AS)); run++) {
            var pipeline = new Pipeline(snapshot, at);
            var outcome = alert == null ? pipeline.first(pipeline.graded(candidate)) : pipeline.next(alert);
            alert = switch (outcome.result()) {
                case Continue<Decision>(var decision, var _) -> {
                    told.add(told(decision, outcome, pipeline.goesOutAt(decision)));
                    yield after(pipeline, alert, decision, outcome);
                }
                case Stop<Decision>(var reason, var rule, var until) -> {
                    var next = reason == StopReason.INHIBITED ? null : until;
                    hold(heldBack, new HeldBack(at, outcome.trace().level(), reason, rule, next));
                    yield alert == null
                            ? Alert.held(candidate, next, outcome.trace(), at).alert()
                            : alert.stopped(next, outcome.trace());
                }
            };
            at = alert.dueAt();
        }
        var isRaised = snapshot.kinds().rules().isOn(candidate.kind());
        return new Rehearsal(isRaised, snapshot.destination(candidate, 0).routeIds(), told, heldBack);
    }

    /** Consecutive entries with the same reason are merged. The end of the chain is no reason to hold back. */
    private static void hold(List<HeldBack> before, HeldBack held) {
        if (held.reason == StopReason.NOBODY_ABOVE) {
            return;
        }
        var last = before.isEmpty() ? null : before.getLast();
        if (last != null && last.level == held.level && last.rule.equals(held.rule) && held.at.equals(last.until)) {
            before.set(before.size() - 1, new HeldBack(last.at, last.level, last.reason, last.rule, held.until));
        } else {
            before.add(held);
        }
    }

    private static Told told(Decision decision, PipelineResult outcome, Instant at) {
        var step = decision.step();
        return new Told(
                at,
                step.level(),
                step.recipient().address(),
                decision.channels(),
                said(Stage.ROUTE, outcome).orElse(""),
                said(Stage.ORDER, outcome).orElse(null));
    }

    private static Optional<String> said(Stage stage, PipelineResult outcome) {
        return outcome.trace().notes().stream()
                .filter(note -> note.stage() == stage)
                .map(StageVerdict::rule)
                .findFirst();
    }

    private static Alert after(Pipeline pipeline, @Nullable Alert alert, Decision decision, PipelineResult outcome) {
        var now = pipeline.now();
        if (alert == null) {
            return Alert.raised(decision, pipeline.nextStepAt(decision, List.of()), outcome.traces(), now)
                    .alert();
        }
        var nextStepAt = pipeline.nextStepAt(decision, alert.notifiedAddresses());
        return alert.escalated(decision, nextStepAt, outcome.traces(), now).alert();
    }
}
