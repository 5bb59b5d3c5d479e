package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.OutgoingNotifications;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Decision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;

/**
 * Carries out again what a killed instance left outgoing on alerts; not outside the recipients' hours. Idempotent.
 * Thread-safe; any number of instances may recover at once.
 */
public final class RecoverOutgoing {
    /** Real time after which an outgoing decision counts as left behind. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    private static final int BATCH = 200;

    private final OutgoingNotifications outgoing;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;
    private final InstantSource real;

    public RecoverOutgoing(
            OutgoingNotifications outgoing,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock,
            InstantSource real) {
        this.outgoing = outgoing;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /** Recovers a batch. @return whether there may be more */
    public boolean recover() {
        var found = outgoing.claimOlderThan(LEFT_BEHIND, real.instant(), BATCH);
        if (found.isEmpty()) {
            return false;
        }
        var decisions = found.stream()
                .flatMap(stored -> stored.state().outgoing().stream())
                .toList();
        var subjects = decisions.stream()
                .map(decision -> decision.candidate().subject())
                .toList();
        var pipeline = rules.pipeline(subjects, clock.instant());
        var sendable = decisions.stream().filter(pipeline::maySend).toList();
        var ids = sendable.stream().map(Decision::alertId).collect(Collectors.toSet());
        var alerts = found.stream().filter(stored -> ids.contains(stored.id())).toList();
        dispatcher.dispatch(alerts, sendable, pipeline.now());
        return found.size() == BATCH;
    }
}
