package city.renewal.starter.aggregate;

import city.renewal.events.RenewalEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One write to an aggregate: the next state, the facts that lead to it, and the id of the command.
 *
 * @param commandId dedup key of the command; null if the caller gave none
 */
public record Change<S>(
        S state,
        List<? extends RenewalEvent> events,
        @Nullable String commandId) {
    public Change {
        events = List.copyOf(events);
    }
}
