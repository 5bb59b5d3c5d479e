package city.renewal.starter.aggregate;

import city.renewal.events.RenewalEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one write makes of an aggregate: its next state, the facts that led there, and the command that asked for it.
 *
 * @param commandId null when the caller gave no key to recognise a repetition by
 */
public record Change<S>(
        S state,
        List<? extends RenewalEvent> events,
        @Nullable String commandId) {
    public Change {
        events = List.copyOf(events);
    }
}
