package city.renewal.progress.application;

import city.renewal.events.Envelope;
import city.renewal.events.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /**
     * The facts about one subject, the latest decided first, to be closed by the caller.
     *
     * @param nodeId only those that name this node, and every plan; null: all
     * @param after milliseconds, sequence number and id of the fact before; empty: from the latest
     */
    Stream<Envelope<?>> newestFirst(String subject, @Nullable String nodeId, List<String> after);

    /** The plan that a source had before a sequence number. */
    Optional<Plan> planBefore(String source, long sequence);

    /** All facts, of each source in order. */
    void read(Consumer<Envelope<?>> reader);
}
