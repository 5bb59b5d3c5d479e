package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Note;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.Stage;
import city.renewal.notification.domain.Trace;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finishes decisions that a crash left without their message or record: stores the message again under its id, and
 * writes the record on the alert, which is made if it is missing; not outside the recipient's hours. Repeating it changes nothing. Thread-safe.
 */
public final class FinishDecisions {
    /** Real time after which a decision counts as left behind. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    private static final int BATCH = 200;

    private final Decisions decisions;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;
    private final InstantSource real;

    public FinishDecisions(
            Decisions decisions,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock,
            InstantSource real) {
        this.decisions = decisions;
        this.alerts = alerts;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /** @return how many were finished */
    public int finishLeftBehind() {
        var left = decisions.unfinishedSince(real.instant().minus(LEFT_BEHIND), BATCH);
        if (left.isEmpty()) {
            return 0;
        }
        var subjects =
                left.stream().map(decision -> decision.matter().subject()).toList();
        var pipeline = rules.pipeline(subjects, clock.instant());
        left = left.stream().filter(pipeline::maySend).toList();
        telling.tell(left, pipeline.now());
        var ids = left.stream().map(Decision::alertId).distinct().toList();
        var stored = alerts.loadAll(ids).stream().collect(Collectors.toMap(Stored::id, alert -> alert));
        var finished = new ArrayList<Decision>();
        for (var decision : left) {
            if (isRecorded(decision, stored.remove(decision.alertId()), pipeline)) {
                finished.add(decision);
            }
        }
        telling.finish(finished);
        return finished.size();
    }

    private boolean isRecorded(Decision decision, @Nullable Stored<Alert> stored, Pipeline pipeline) {
        var now = pipeline.now();
        var trace = new Trace(
                now,
                decision.step().level(),
                decision.step().recipient().address(),
                Stream.concat(
                                Stream.of(Note.passed(Stage.DEDUP, "decided before, and finished after a crash")),
                                Pipeline.order(decision).stream())
                        .toList());
        if (stored == null) {
            var raised = Alert.raised(decision, pipeline.nextStepAt(decision, List.of()), trace, now);
            return alerts.create(decision.alertId(), new Change<>(raised.alert(), raised.events(), null));
        }
        if (stored.state().hasRecorded(decision)) {
            return true;
        }
        var alert = stored.state().withoutStaleAnswer(now);
        try {
            var climbed = alert.climbed(decision, pipeline.nextStepAt(decision, alert.told()), trace, now);
            alerts.save(stored, new Change<>(climbed.alert(), climbed.events(), null));
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }
}
