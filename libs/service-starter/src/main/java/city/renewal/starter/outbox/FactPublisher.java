package city.renewal.starter.outbox;

import java.util.concurrent.CompletableFuture;

/** Publishes facts. Facts with the same subject are published in the order of the calls, or fail. */
@FunctionalInterface
public interface FactPublisher {
    /**
     * Completes when the broker has acknowledged the fact; completes exceptionally, or throws, if the broker has not.
     */
    CompletableFuture<?> publish(String topic, OutgoingFact fact);
}
