package city.renewal.starter.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Records published facts, except those that it is configured to fail. Thread-safe. */
final class RecordingPublisher implements FactPublisher {
    private final List<OutgoingFact> taken = new ArrayList<>();
    private volatile Predicate<OutgoingFact> failing = _ -> false;

    @Override
    public synchronized CompletableFuture<?> publish(String topic, OutgoingFact fact) {
        if (failing.test(fact)) {
            return CompletableFuture.failedFuture(new IllegalStateException("No acknowledgement of " + fact.id()));
        }
        taken.add(fact);
        return CompletableFuture.completedFuture(fact.id());
    }

    void failing(Predicate<OutgoingFact> which) {
        failing = which;
    }

    synchronized List<String> ids() {
        return taken.stream().map(OutgoingFact::id).toList();
    }

    synchronized int count() {
        return taken.size();
    }
}
