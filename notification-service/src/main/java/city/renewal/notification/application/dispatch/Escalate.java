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

/**
 * Escalates alerts without an acknowledgement: reads those whose next step is due, and notifies the next level. Alerts whose
 * people changed are due as well: their new responsible people are notified.
 *
 * <p>Any number of instances may sweep at once: each claims other alerts. If a lease expires and two instances process one
 * alert, the decision's id and the compare-and-set on the alert let only one record it. An alert stays due until its record
 * is written, so that after a crash a sweep repeats the step when the claim's lease has expired.
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
        var pending = new ArrayList<PendingDispatch>();
        for (var stored : found) {
            var alert = stored.state();
            if (alert.isReviewDue(now)) {
                review(stored, pipeline).ifPresent(pending::add);
            } else {
                escalate(stored, pipeline).ifPresent(pending::add);
            }
        }
        var result = dispatcher.dispatch(
                pending.stream().map(PendingDispatch::decision).toList(), now);
        var recorded = pending.stream()
                .filter(each -> save(each.stored, each.with(result)))
                .count();
        if (recorded == pending.size()) {
            dispatcher.complete(result);
        }
        return new SweepResult(found.size(), result.made(), lag(found, now));
    }

    /** A stored alert, the decision to notify, and the change to save after the dispatch. */
    private record PendingDispatch(StoredAggregate<Alert> stored, Decision decision, Change<Alert> change) {
        Change<Alert> with(NotificationDispatcher.DispatchResult result) {
            return new Change<>(
                    change.state().withMessageIds(result.messageIds()), change.events(), change.commandId());
        }
    }

    /** Takes its next step; empty when nobody is notified. */
    private Optional<PendingDispatch> escalate(StoredAggregate<Alert> stored, Pipeline pipeline) {
        var alert = stored.state().withoutStaleAnswer(pipeline.now());
        var outcome = pipeline.next(alert);
        return switch (outcome.result()) {
            case Continue<Decision>(var decision, var _) -> {
                var nextStepAt = pipeline.nextStepAt(decision, alert.notifiedAddresses());
                var escalated = alert.escalated(decision, nextStepAt, outcome.traces(), pipeline.now());
                yield Optional.of(new PendingDispatch(
                        stored, decision, new Change<>(escalated.alert(), escalated.events(), null)));
            }
            case Stop<Decision>(var _, var _, var until) -> {
                save(stored, changed(alert.stopped(until, outcome.trace())));
                yield Optional.empty();
            }
        };
    }

    /** Its people changed, or their directory entries did; empty when nobody is notified. */
    private Optional<PendingDispatch> review(StoredAggregate<Alert> stored, Pipeline pipeline) {
        var review = pipeline.review(stored.state());
        var outcome = review.handOver();
        var alert = review.alert();
        if (outcome == null) {
            save(stored, changed(alert.reviewedAt(null, List.of())));
            return Optional.empty();
        }
        return switch (outcome.result()) {
            case Continue<Decision>(var decision, var _) -> {
                var again = review.hasMore() ? pipeline.now() : null;
                var handedOver = alert.handedOver(decision, again, List.of(outcome.trace()), pipeline.now());
                yield Optional.of(new PendingDispatch(stored, decision, changed(handedOver)));
            }
            case Stop<Decision>(var _, var _, var until) -> {
                save(stored, changed(alert.reviewedAt(until, List.of(outcome.trace()))));
                yield Optional.empty();
            }
        };
    }

    private static Change<Alert> changed(Alert alert) {
        return new Change<>(alert, List.of(), null);
    }

    /** False when another instance wrote the alert meanwhile; the dispatch batch then stays open and is completed later. */
    private boolean save(StoredAggregate<Alert> stored, Change<Alert> change) {
        try {
            alerts.save(stored, change);
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }

    private static Duration lag(List<StoredAggregate<Alert>> found, Instant now) {
        var oldest = found.getFirst().state().dueAt();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
