package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Responsible;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledges an alert: it does not escalate until the acknowledgement expires. The people responsible for it now may do
 * so: its owner, a leader for what they lead, and everybody in its escalation chain who was notified of it, themselves or in
 * a tray of theirs. People who are no longer responsible may not. The first acknowledgement stays; a second one changes
 * nothing.
 */
public final class AcknowledgeAlert {
    private static final int ATTEMPTS = 10;

    private final Aggregates<Alert> alerts;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;

    public AcknowledgeAlert(Aggregates<Alert> alerts, RuleSnapshotLoader rules, InstantSource clock) {
        this.alerts = alerts;
        this.rules = rules;
        this.clock = clock;
    }

    /** The result of the command. */
    public sealed interface Result {
        record Acknowledged(Alert alert, long version) implements Result {}

        /** The alert does not exist, or the caller may not see it. */
        record NotVisible() implements Result {}

        record NotPermitted() implements Result {}

        record AlreadyResolved(Alert alert) implements Result {}
    }

    public Result acknowledge(String alertId, Caller caller, @Nullable String note, @Nullable String commandId) {
        for (var attempt = 1; ; attempt++) {
            try {
                return acknowledgeOnce(alertId, caller, note, commandId);
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Result acknowledgeOnce(String alertId, Caller caller, @Nullable String note, @Nullable String commandId) {
        var viewer = Viewer.of(caller);
        var stored = alerts.load(alertId).filter(alert -> viewer.sees(alert.state()));
        if (stored.isEmpty()) {
            return new Result.NotVisible();
        }
        var alert = stored.get();
        var as = answersAs(caller, alert.state());
        return as.isEmpty() ? new Result.NotPermitted() : answered(alert, caller, as.get(), note, commandId);
    }

    private Result answered(
            StoredAggregate<Alert> stored,
            Caller caller,
            String as,
            @Nullable String note,
            @Nullable String commandId) {
        var alert = stored.state();
        if (alert.acknowledgedAt() != null) {
            return new Result.Acknowledged(alert, stored.version());
        }
        var now = clock.instant();
        var pipeline = rules.pipeline(caller.personId(), now);
        if (!pipeline.mayAnswer(caller.personId())) {
            return new Result.NotPermitted();
        }
        var acknowledged = alert.acknowledged(caller.personId(), as, note, pipeline.acknowledgementEnds(alert), now);
        if (acknowledged.isEmpty()) {
            return new Result.AlreadyResolved(alert);
        }
        var changed = acknowledged.get();
        var version = alerts.save(stored, new Change<>(changed.alert(), changed.events(), commandId));
        return new Result.Acknowledged(changed.alert(), version);
    }

    /** Whether the caller may acknowledge this alert, if it is open. */
    public static boolean isFor(Caller caller, Alert alert) {
        return answersAs(caller, alert).isPresent();
    }

    /**
     * The address for which the caller may acknowledge: their own if they are responsible now and were notified, own it, or
     * lead it; otherwise a tray of theirs that was notified and is responsible now.
     */
    private static Optional<String> answersAs(Caller caller, Alert alert) {
        var present = Responsible.of(alert.subject());
        var notified = alert.notifiedAddresses();
        var own = caller.personId();
        var owns = alert.level() > 0 && alert.subject().owner().personId().equals(own);
        if (present.include(own) && (notified.contains(own) || owns || leads(caller, alert))) {
            return Optional.of(own);
        }
        var viewer = Viewer.of(caller);
        return notified.stream()
                .filter(address -> !address.equals(own) && present.include(address))
                .filter(address -> viewer.looksInto(address, alert.subject().area()))
                .findFirst();
    }

    private static boolean leads(Caller caller, Alert alert) {
        return caller.is(Role.LEADER) && Viewer.leaders(alert.subject()).contains(caller.personId());
    }
}
