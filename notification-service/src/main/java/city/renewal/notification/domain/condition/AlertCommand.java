package city.renewal.notification.domain.condition;

/** A command for one alert that follows from a fact or an evaluation. */
public sealed interface AlertCommand {
    String alertId();

    /** A condition holds: its alert is raised or stays open. */
    record Raise(AlertCandidate candidate) implements AlertCommand {
        @Override
        public String alertId() {
            return candidate.alertId();
        }
    }

    /** The unit claims that the alert's subject is done: the alert's waits are suspended. */
    record Claim(String alertId, long sequence) implements AlertCommand {}

    /** There is more progress: an acknowledgement of the alert is renewed. */
    record Progress(String alertId, int percent) implements AlertCommand {}

    /** The condition no longer holds, and a crash may have kept its alert from being written. */
    record Close(AlertCandidate candidate, Resolution reason) implements AlertCommand {
        @Override
        public String alertId() {
            return candidate.alertId();
        }
    }

    /** The alert's condition no longer holds. */
    record Resolve(String alertId, Resolution reason, long sequence) implements AlertCommand {}
}
