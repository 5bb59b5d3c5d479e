package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Escalates alerts without an acknowledgement: reads those whose next step is due, and notifies the next level. Alerts whose
 * people changed are due as well: their new responsible people are notified.
 *
 * <p>Any number of instances may sweep at once: each claims other alerts. If a lease expires and two instances process one
 * alert, the compare-and-set on the alert lets only one of them record its step, and only that one carries it out. An alert
 * stays due until its record is written, so that after a crash a sweep repeats the step when the claim's lease has expired.
 */
public final class Escalate {
    private static final int BATCH = 200;

    /** Real time after which a claim is void, because its instance was killed or hangs. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final AlertQueries due;
    private final Aggregates<Alert> alerts;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;
    private final InstantSource real;

    public Escalate(
            AlertQueries due,
            Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            InstantSource real) {
        this.due = due;
        this.alerts = alerts;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /**
     * One sweep.
     *
     * @param found how many alerts were due
     * @param made how many decisions are new
     * @param lag how long the longest waiting one had been due, in the domain's time
     */
    public record SweepResult(int found, int made, Duration lag) {
        public boolean mayHaveMore() {
            return found == BATCH;
        }
    }

    public SweepResult sweep() {
        var now = clock.instant();
        var found = due.claimDue(now, real.instant(), LEASE, BATCH);
        if (found.isEmpty()) {
            return new SweepResult(0, 0, Duration.ZERO);
        }
        var pipeline =
                rules.pipelineOf(found.stream().map(StoredAggregate::state).toList(), now);
        var notifying = new ArrayList<StoredAggregate<Alert>>();
        var decisions = new ArrayList<Decision>();
        for (var stored : found) {
            var step = stored.state().isReviewDue(now)
                    ? review(stored.state(), pipeline)
                    : escalate(stored.state(), pipeline);
            var saved = save(stored, step.change());
            if (saved.isPresent() && step.decision() != null) {
                notifying.add(saved.get());
                decisions.add(step.decision());
            }
        }
        dispatcher.dispatch(notifying, decisions, now);
        return new SweepResult(found.size(), decisions.size(), lag(found, now));
    }

    /** A change of an alert, and the decision that it records; null: nobody is notified. */
    private record Step(Change<Alert> change, @Nullable Decision decision) {
        static Step withoutNotification(Alert alert) {
            return new Step(new Change<>(alert, List.of(), null), null);
        }
    }

    private static Step escalate(Alert found, Pipeline pipeline) {
        var alert = found.withoutStaleAnswer(pipeline.now());
        var outcome = pipeline.next(alert);
        return switch (outcome.result()) {
            case Continue<Decision>(var decision, var _) -> {
                var nextStepAt = pipeline.nextStepAt(decision, alert.notifiedAddresses());
                var escalated = alert.escalated(decision, nextStepAt, outcome.traces(), pipeline.now());
                yield new Step(new Change<>(escalated.alert(), escalated.events(), null), decision);
            }
            case Stop<Decision>(var _, var _, var until) ->
                Step.withoutNotification(alert.stopped(until, outcome.trace()));
        };
    }

    /** Its people changed, or their directory entries did. */
    private static Step review(Alert found, Pipeline pipeline) {
        var review = pipeline.review(found);
        var outcome = review.handOver();
        var alert = review.alert();
        if (outcome == null) {
            return Step.withoutNotification(alert.reviewedAt(null, List.of()));
        }
        return switch (outcome.result()) {
            case Continue<Decision>(var decision, var _) -> {
                var again = review.hasMore() ? pipeline.now() : null;
                var handedOver = alert.handedOver(decision, again, List.of(outcome.trace()), pipeline.now());
                yield new Step(new Change<>(handedOver, List.of(), null), decision);
            }
            case Stop<Decision>(var _, var _, var until) ->
                Step.withoutNotification(alert.reviewedAt(until, List.of(outcome.trace())));
        };
    }

    /** Empty when another instance wrote the alert meanwhile: it is still due, and nobody is notified by this step. */
    private Optional<StoredAggregate<Alert>> save(StoredAggregate<Alert> stored, Change<Alert> change) {
        try {
            var version = alerts.save(stored, change);
            var sequence = stored.sequence() + change.events().size();
            return Optional.of(new StoredAggregate<>(stored.id(), version, sequence, change.state(), stored.handled()));
        } catch (ConcurrentChange e) {
            return Optional.empty();
        }
    }

    private static Duration lag(List<StoredAggregate<Alert>> found, Instant now) {
        var oldest = found.getFirst().state().dueAt();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
