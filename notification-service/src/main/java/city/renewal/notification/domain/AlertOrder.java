package city.renewal.notification.domain;

/** What a fact, or an evaluation, asks of one alert. */
public sealed interface AlertOrder {
    String alertId();

    /** Something holds: its alert is raised, or goes on. */
    record Raise(Matter matter) implements AlertOrder {
        @Override
        public String alertId() {
            return matter.alertId();
        }
    }

    /** The unit says that what this alert is about is done: its clock stands still. */
    record Claim(String alertId, long sequence) implements AlertOrder {}

    /** There is more progress: an answer to this alert holds anew. */
    record Progress(String alertId, int percent) implements AlertOrder {}

    /** This no longer holds, and its alert may never have been written: a crash came between. */
    record Close(Matter matter, Resolution reason) implements AlertOrder {
        @Override
        public String alertId() {
            return matter.alertId();
        }
    }

    /** What this alert was about no longer holds. */
    record Resolve(String alertId, Resolution reason, long sequence) implements AlertOrder {}
}
