package city.renewal.starter.outbox;

import java.util.concurrent.CompletableFuture;

/** Where facts go out. Facts with one subject are taken in the order of the calls, or fail. */
@FunctionalInterface
public interface FactPublisher {
    /** Completes when the fact is safely with the broker; completes exceptionally, or throws, when it is not. */
    CompletableFuture<?> publish(String topic, OutgoingFact fact);
}
