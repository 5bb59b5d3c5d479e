package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finishes decisions that a crash left without their message or record: stores the message again under its id, and
 * writes the record on the alert, which is made if it is missing. Repeating it changes nothing. Thread-safe.
 */
public final class FinishDecisions {
    /** Real time after which a decision counts as left behind. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    private static final int BATCH = 200;

    private final Decisions decisions;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Duration wait;
    private final InstantSource clock;
    private final InstantSource real;

    public FinishDecisions(
            Decisions decisions,
            Aggregates<Alert> alerts,
            Telling telling,
            Duration wait,
            InstantSource clock,
            InstantSource real) {
        this.decisions = decisions;
        this.alerts = alerts;
        this.telling = telling;
        this.wait = wait;
        this.clock = clock;
        this.real = real;
    }

    /** @return how many were finished */
    public int finishLeftBehind() {
        var left = decisions.unfinishedSince(real.instant().minus(LEFT_BEHIND), BATCH);
        if (left.isEmpty()) {
            return 0;
        }
        telling.tell(left, clock.instant());
        var ids = left.stream().map(Decision::alertId).distinct().toList();
        var stored = alerts.loadAll(ids).stream().collect(Collectors.toMap(Stored::id, alert -> alert));
        var finished = new ArrayList<Decision>();
        for (var decision : left) {
            if (isRecorded(decision, stored.remove(decision.alertId()))) {
                finished.add(decision);
            }
        }
        telling.finish(finished);
        return finished.size();
    }

    private boolean isRecorded(Decision decision, @Nullable Stored<Alert> alert) {
        var now = clock.instant();
        if (alert == null) {
            var raised = Alert.raised(decision, now.plus(wait), now);
            return decision.step().level() == 1
                    && alerts.create(decision.alertId(), new Change<>(raised.alert(), raised.events(), null));
        }
        if (alert.state().hasRecorded(decision)) {
            return true;
        }
        try {
            var climbed = alert.state().climbed(decision, now.plus(wait), now);
            alerts.save(alert, new Change<>(climbed.alert(), climbed.events(), null));
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }
}
