package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.starter.events.FactBatchHandler;
import java.util.List;
import java.util.Random;

/**
 * A topic and its reader, as far as a fold can tell: facts come in polls of any size; the offset is committed after the
 * handler returned; who dies starts again at the last commit, or now and then further back.
 */
public final class Deliveries {
    private final List<Envelope<?>> topic;
    private final Random random;

    public Deliveries(List<Envelope<?>> topic, Random random) {
        this.topic = topic;
        this.random = random;
    }

    /** Delivers everything, however often the handler dies. */
    public void to(FactBatchHandler handler) {
        var committed = 0;
        while (committed < topic.size()) {
            var end = Math.min(topic.size(), committed + 1 + random.nextInt(40));
            try {
                handler.handle(topic.subList(committed, end));
                committed = end;
            } catch (Crashes.Crashed _) {
                committed = Math.max(0, committed - random.nextInt(30));
            }
        }
    }

    /** The faulty reader: commits before it handles, so that what it dies over never comes again. */
    public void committingFirstTo(FactBatchHandler handler) {
        var committed = 0;
        while (committed < topic.size()) {
            var from = committed;
            committed = Math.min(topic.size(), committed + 1 + random.nextInt(40));
            try {
                handler.handle(topic.subList(from, committed));
            } catch (Crashes.Crashed _) {
                // It starts again behind what it lost.
            }
        }
    }
}
