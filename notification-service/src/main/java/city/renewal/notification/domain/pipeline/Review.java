package city.renewal.notification.domain.pipeline;

import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.Trace;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.routing.RuleSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an alert's people, or of their directory entries, demands for the alert.
 *
 * <ol>
 *   <li>An acknowledgement by a person who has left is void, and the alert escalates at once.
 *   <li>An alert without an acknowledgement escalates at once when the level that it reached has nobody any more, or a person who
 *       is unknown or inactive.
 *   <li>The responsible people of the levels that were reached are notified if they were not yet: the lowest level first.
 * </ol>
 *
 * @param alert after the first two rules
 * @param handOver whom to notify, or why not now; null: nobody is to be notified
 * @param hasMore whether further people are to be notified
 */
public record Review(Alert alert, @Nullable PipelineResult handOver, boolean hasMore) {
    static Review of(Alert alert, Pipeline pipeline, RuleSnapshot rules) {
        if (!alert.isOpen() || alert.level() == 0) {
            return new Review(alert, null, false);
        }
        var next = afterPeopleChanged(alert, pipeline, rules);
        var unnotified = unnotified(next, rules);
        return unnotified.isEmpty()
                ? new Review(next, null, false)
                : new Review(next, pipeline.handOver(next, unnotified.getFirst()), unnotified.size() > 1);
    }

    /** Whether it changes the alert or notifies anybody. */
    public boolean isNeeded(Alert before) {
        return handOver != null || !alert.equals(before);
    }

    private static Alert afterPeopleChanged(Alert alert, Pipeline pipeline, RuleSnapshot rules) {
        if (alert.acknowledgedAt() != null) {
            var by = String.valueOf(alert.acknowledgedBy());
            return rules.people().hasLeft(by)
                    ? alert.goingOn(Trace.of(
                            pipeline.now(),
                            alert.level(),
                            StageVerdict.passed(
                                    Stage.ESCALATE,
                                    "the acknowledgement of %s no longer counts: they are inactive in the directory"
                                            .formatted(by))))
                    : alert;
        }
        var next = alert.nextStepAt();
        if (next == null || !next.isAfter(pipeline.now())) {
            return alert;
        }
        var level = EscalationLevel.of(alert.level());
        var holder = alert.subject().chain().recipientAt(level);
        if (holder.isEmpty()) {
            return alert.goingOn(Trace.of(
                    pipeline.now(),
                    alert.level(),
                    StageVerdict.passed(Stage.ESCALATE, "nobody stands on this level now")));
        }
        return rules.people().reaches(holder.get())
                ? alert
                : alert.goingOn(pipeline.unreached(alert.level(), holder.get()));
    }

    private static List<EscalationPolicy.Next> unnotified(Alert alert, RuleSnapshot rules) {
        var notified = alert.notifiedAddresses();
        return rules
                .policy(alert.policyId())
                .reached(alert.kind().firstLevel().number(), alert.level(), alert.subject())
                .stream()
                .filter(step -> !alert.kind().skips(step.escalationLevel()))
                .filter(step -> !notified.contains(step.recipient().address()))
                .filter(step -> rules.people().reaches(step.recipient()))
                .toList();
    }
}
