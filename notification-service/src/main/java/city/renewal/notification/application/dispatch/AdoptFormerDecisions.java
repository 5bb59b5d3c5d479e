package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.FormerDecisions;
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
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Migrates from the former version, which stored decisions before their alerts: a decision that a killed instance left without
 * a record is recorded on its alert as outgoing, and the alert is created if it is missing. Then the former decisions are
 * deleted. Idempotent; several instances may migrate at once.
 */
public final class AdoptFormerDecisions {
    private static final int ATTEMPTS = 20;

    private final FormerDecisions former;
    private final Aggregates<Alert> alerts;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;

    public AdoptFormerDecisions(
            FormerDecisions former, Aggregates<Alert> alerts, RuleSnapshotLoader rules, InstantSource clock) {
        this.former = former;
        this.alerts = alerts;
        this.rules = rules;
        this.clock = clock;
    }

    public void adopt() {
        var decisions = former.ofOpenBatches().stream()
                .sorted(Comparator.comparingInt(decision -> decision.step().level()))
                .toList();
        if (!decisions.isEmpty()) {
            var subjects = decisions.stream()
                    .map(decision -> decision.candidate().subject())
                    .toList();
            var pipeline = rules.pipeline(subjects, clock.instant());
            decisions.forEach(decision -> adopt(decision, pipeline));
        }
        former.drop();
    }

    private void adopt(Decision decision, Pipeline pipeline) {
        for (var attempt = 1; !isRecorded(decision, pipeline); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new ConcurrentChange(decision.alertId(), 0);
            }
        }
    }

    /** False when another instance wrote the alert meanwhile. */
    private boolean isRecorded(Decision decision, Pipeline pipeline) {
        var now = pipeline.now();
        var found = alerts.load(decision.alertId());
        if (found.isEmpty()) {
            var nextStepAt = pipeline.nextStepAt(decision, List.of());
            var raised = Alert.raised(decision, nextStepAt, List.of(trace(decision, pipeline)), now);
            return alerts.create(decision.alertId(), new Change<>(raised.alert(), raised.events(), null));
        }
        var alert = found.get().state();
        if (alert.hasRecorded(decision)) {
            return true;
        }
        try {
            alerts.save(found.get(), recorded(decision, alert.withoutStaleAnswer(now), pipeline));
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }

    /** A new responsible person is notified beside the escalation, which keeps its time. */
    private static Change<Alert> recorded(Decision decision, Alert alert, Pipeline pipeline) {
        var traces = List.of(trace(decision, pipeline));
        if (decision.tookOverFrom() != null) {
            var handedOver = alert.handedOver(decision, alert.reviewAt(), traces, pipeline.now());
            return new Change<>(handedOver, List.of(), null);
        }
        var nextStepAt = pipeline.nextStepAt(decision, alert.notifiedAddresses());
        var escalated = alert.escalated(decision, nextStepAt, traces, pipeline.now());
        return new Change<>(escalated.alert(), escalated.events(), null);
    }

    private static Trace trace(Decision decision, Pipeline pipeline) {
        var completed = StageVerdict.passed(Stage.DEDUP, "decided before, and finished after a crash");
        return new Trace(
                pipeline.now(),
                decision.step().level(),
                decision.step().recipient().address(),
                Stream.concat(Stream.of(completed), Pipeline.order(decision).stream())
                        .toList());
    }
}
