package city.renewal.notification.domain;

import city.renewal.notification.domain.rules.EscalationPolicy;
import city.renewal.notification.domain.rules.Rulebook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an alert's people, or of what the directory says of them, asks of it.
 *
 * <ol>
 *   <li>An answer of somebody who has left no longer counts, and the alert climbs at once.
 *   <li>So does an alert that nobody answered when whoever stands on the level that it reached is unknown or inactive, or
 *       nobody stands there any more.
 *   <li>Whoever answers now for a level that was reached, and was told nothing, is told: the lowest level first.
 * </ol>
 *
 * @param alert with what follows from the first two
 * @param handOver who is told, or why not now; null: nobody is to be told
 * @param hasMore whether somebody else is to be told likewise
 */
public record Review(Alert alert, @Nullable Passage handOver, boolean hasMore) {
    static Review of(Alert alert, Pipeline pipeline, Rulebook rules) {
        if (!alert.isOpen() || alert.level() == 0) {
            return new Review(alert, null, false);
        }
        var next = standing(alert, pipeline, rules);
        var untold = untold(next, rules);
        return untold.isEmpty()
                ? new Review(next, null, false)
                : new Review(next, pipeline.handOver(next, untold.getFirst()), untold.size() > 1);
    }

    /** Whether it asks for anything. */
    public boolean isNeeded(Alert before) {
        return handOver != null || !alert.equals(before);
    }

    private static Alert standing(Alert alert, Pipeline pipeline, Rulebook rules) {
        if (alert.acknowledgedAt() != null) {
            var by = String.valueOf(alert.acknowledgedBy());
            return rules.people().hasLeft(by)
                    ? alert.goingOn(Trace.of(
                            pipeline.now(),
                            alert.level(),
                            Note.passed(
                                    Stage.ESCALATE,
                                    "the acknowledgement of %s no longer counts: they are inactive in the directory"
                                            .formatted(by))))
                    : alert;
        }
        var next = alert.nextStepAt();
        if (next == null || !next.isAfter(pipeline.now())) {
            return alert;
        }
        var rung = Rung.at(alert.level());
        var holder = Ladder.on(rung, alert.subject());
        if (holder.isEmpty()) {
            return alert.goingOn(Trace.of(
                    pipeline.now(), alert.level(), Note.passed(Stage.ESCALATE, "nobody stands on this level now")));
        }
        return rules.people().reaches(holder.get())
                ? alert
                : alert.goingOn(pipeline.unreached(alert.level(), holder.get()));
    }

    private static List<EscalationPolicy.Next> untold(Alert alert, Rulebook rules) {
        var told = alert.told();
        return rules
                .policy(alert.policyId())
                .reached(alert.kind().firstRung().level(), alert.level(), alert.subject())
                .stream()
                .filter(step -> !alert.kind().leavesOut(step.rung()))
                .filter(step -> !told.contains(step.recipient().address()))
                .filter(step -> rules.people().reaches(step.recipient()))
                .toList();
    }
}
