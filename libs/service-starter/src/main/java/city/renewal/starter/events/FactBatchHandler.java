package city.renewal.starter.events;

import city.renewal.events.Envelope;
import java.util.List;

/**
 * Handles the facts of one poll, in partition order. When it returns, its effect is stored and the offsets may be
 * committed; when it throws, the same facts are delivered again.
 */
@FunctionalInterface
public interface FactBatchHandler {
    void handle(List<Envelope<?>> facts);
}
