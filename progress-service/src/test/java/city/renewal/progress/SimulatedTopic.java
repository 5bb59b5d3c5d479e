package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.starter.events.FactBatchHandler;
import java.util.List;
import java.util.Random;

/**
 * Simulates a topic and its consumer: facts arrive in polls of any size, the offset is committed after the handler
 * returns, and a crashed consumer restarts at the last commit or sometimes earlier.
 */
public final class SimulatedTopic {
    private final List<Envelope<?>> topic;
    private final Random random;

    public SimulatedTopic(List<Envelope<?>> topic, Random random) {
        this.topic = topic;
        this.random = random;
    }

    /** Delivers all facts, however often the handler crashes. */
    public void to(FactBatchHandler handler) {
        var committed = 0;
        while (committed < topic.size()) {
            var end = Math.min(topic.size(), committed + 1 + random.nextInt(40));
            try {
                handler.handle(topic.subList(committed, end));
                committed = end;
            } catch (CrashInjector.SimulatedCrash _) {
                committed = Math.max(0, committed - random.nextInt(30));
            }
        }
    }

    /** Simulates a faulty consumer that commits before it handles, so that a crash loses facts. */
    public void committingFirstTo(FactBatchHandler handler) {
        var committed = 0;
        while (committed < topic.size()) {
            var from = committed;
            committed = Math.min(topic.size(), committed + 1 + random.nextInt(40));
            try {
                handler.handle(topic.subList(from, committed));
            } catch (CrashInjector.SimulatedCrash _) {
                // It restarts after the lost facts.
            }
        }
    }
}
