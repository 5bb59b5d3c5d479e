package city.renewal.progress.application.state;

import city.renewal.events.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores every received fact once and permanently. Rebuilds read it, and facts wait in it until their predecessor
 * arrives.
 */
public interface Journal {
    /** Stores the facts that are not stored yet, identified by id. */
    void append(List<Envelope<?>> facts);

    /** The facts of one source with a higher sequence number, in order. */
    List<Envelope<?>> after(String source, long sequence);

    /** The facts about one subject (a project with its site reports), of each source in order. */
    List<Envelope<?>> about(String subject);

    /** The facts about one subject that were decided before an instant. */
    List<Envelope<?>> about(String subject, Instant before);

    /** All facts, of each source in order. */
    void read(Consumer<Envelope<?>> reader);
}
