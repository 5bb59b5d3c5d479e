package city.renewal.progress.application;

import city.renewal.events.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps every fact that came in, once, for good: what a rebuild reads, and where facts wait whose predecessor has not come
 * yet.
 */
public interface Journal {
    /** Keeps those that it does not have yet, known by their id. */
    void append(List<Envelope<?>> facts);

    /** The facts of one source beyond a sequence number, in order. */
    List<Envelope<?>> after(String source, long sequence);

    /** The facts about one subject (a project with its site reports), of each source in order. */
    List<Envelope<?>> about(String subject);

    /** Those of them that were decided before an instant. */
    List<Envelope<?>> about(String subject, Instant before);

    /** All facts, of each source in order. */
    void read(Consumer<Envelope<?>> reader);
}
