package city.renewal.starter.events;

import city.renewal.events.Envelope;
import java.util.List;

/**
 * What a service does with the facts of one poll, in the order of their partitions. When it returns, the effect is
 * stored and the offsets may be committed; when it throws, the same facts come again.
 */
@FunctionalInterface
public interface FactBatchHandler {
    void handle(List<Envelope<?>> facts);
}
