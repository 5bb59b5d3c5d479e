package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.Decisions;
import city.renewal.notification.application.alert.Decisions.DispatchBatch;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.Trace;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Completes the dispatch batches that a crash left open: stores the messages of decisions without a record again under their
 * ids, and writes the record on the alert, which is created if it is missing; not outside the recipient's hours. Idempotent.
 * Thread-safe.
 */
public final class FinishDecisions {
    /** Real time after which an open batch counts as left behind. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    /** Real time after which a batch's missing decisions cannot be made any more, even by a stalled instance. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private static final int BATCH = 10;

    private final Decisions decisions;
    private final Aggregates<Alert> alerts;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;
    private final InstantSource real;

    public FinishDecisions(
            Decisions decisions,
            Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            InstantSource real) {
        this.decisions = decisions;
        this.alerts = alerts;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /** @return how many batches were closed */
    public int finishLeftBehind() {
        var realNow = real.instant();
        var batches = decisions.openSince(realNow.minus(LEFT_BEHIND), BATCH);
        if (batches.isEmpty()) {
            return 0;
        }
        var made = made(batches);
        var recorded = recorded(made.values());
        var ended = 0;
        for (var batch : batches) {
            var isOver = !batch.begunAt().isAfter(realNow.minus(GIVEN_UP));
            if (batch.decisionIds().stream()
                    .allMatch(id -> recorded.contains(id) || (isOver && !made.containsKey(id)))) {
                decisions.closeBatch(batch.batchId());
                ended++;
            } else {
                decisions.postpone(batch.batchId());
            }
        }
        return ended;
    }

    private Map<String, Decision> made(List<DispatchBatch> batches) {
        var ids = batches.stream()
                .flatMap(batch -> batch.decisionIds().stream())
                .distinct()
                .toList();
        return decisions.loadAll(ids).stream().collect(Collectors.toMap(Decision::decisionId, decision -> decision));
    }

    /** Records those that have no record yet; returns the ids of all that have one now. */
    private Set<String> recorded(Collection<Decision> made) {
        var alertIds = made.stream().map(Decision::alertId).distinct().toList();
        var stored = alerts.loadAll(alertIds).stream().collect(Collectors.toMap(StoredAggregate::id, alert -> alert));
        var recorded = new HashSet<String>();
        var left = new ArrayList<Decision>();
        for (var decision : made) {
            var alert = stored.get(decision.alertId());
            if (alert != null && alert.state().hasRecorded(decision)) {
                recorded.add(decision.decisionId());
            } else {
                left.add(decision);
            }
        }
        var subjects =
                left.stream().map(decision -> decision.candidate().subject()).toList();
        var pipeline = rules.pipeline(subjects, clock.instant());
        left.removeIf(decision -> !pipeline.maySend(decision));
        left.sort(Comparator.comparingInt(decision -> decision.step().level()));
        dispatcher.redispatch(left, pipeline.now());
        for (var decision : left) {
            if (isRecorded(decision, stored.remove(decision.alertId()), pipeline)) {
                recorded.add(decision.decisionId());
            }
        }
        return recorded;
    }

    /** A new responsible person is notified beside the escalation, which keeps its time. */
    private static Change<Alert> recorded(Decision decision, Alert alert, Trace trace, Pipeline pipeline) {
        if (decision.instead() != null) {
            var result = alert.handedOver(decision, alert.reviewAt(), List.of(trace), pipeline.now());
            return new Change<>(result, List.of(), null);
        }
        var nextStepAt = pipeline.nextStepAt(decision, alert.notifiedAddresses());
        var escalated = alert.escalated(decision, nextStepAt, List.of(trace), pipeline.now());
        return new Change<>(escalated.alert(), escalated.events(), null);
    }

    private boolean isRecorded(Decision decision, @Nullable StoredAggregate<Alert> stored, Pipeline pipeline) {
        var now = pipeline.now();
        var trace = new Trace(
                now,
                decision.step().level(),
                decision.step().recipient().address(),
                Stream.concat(
                                Stream.of(
                                        StageVerdict.passed(Stage.DEDUP, "decided before, and finished after a crash")),
                                Pipeline.order(decision).stream())
                        .toList());
        if (stored == null) {
            var raised = Alert.raised(decision, pipeline.nextStepAt(decision, List.of()), List.of(trace), now);
            return alerts.create(decision.alertId(), new Change<>(raised.alert(), raised.events(), null));
        }
        var alert = stored.state().withoutStaleAnswer(now);
        try {
            alerts.save(stored, recorded(decision, alert, trace, pipeline));
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }
}
