package city.renewal.notification.domain;

/** What a fact, or an evaluation, demands of one alert. */
public sealed interface AlertCommand {
    String alertId();

    /** Something holds: its alert is raised, or goes on. */
    record Raise(AlertCandidate candidate) implements AlertCommand {
        @Override
        public String alertId() {
            return candidate.alertId();
        }
    }

    /** The unit says that what this alert is about is done: its clock stands still. */
    record Claim(String alertId, long sequence) implements AlertCommand {}

    /** There is more progress: an answer to this alert holds anew. */
    record Progress(String alertId, int percent) implements AlertCommand {}

    /** This no longer holds, and its alert may never have been written: a crash came between. */
    record Close(AlertCandidate candidate, Resolution reason) implements AlertCommand {
        @Override
        public String alertId() {
            return candidate.alertId();
        }
    }

    /** What this alert was about no longer holds. */
    record Resolve(String alertId, Resolution reason, long sequence) implements AlertCommand {}
}
