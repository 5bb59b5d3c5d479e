package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The decisions to tell somebody, each kept once under its own id.
 *
 * <p>A decision is unfinished from the moment it is made until its message and its record are stored; a crash in between
 * leaves it among the unfinished ones, where somebody else finds it.
 */
public interface Decisions {
    /**
     * Keeps those that were not made before; the others stay as they are.
     *
     * @return how many are new
     */
    int makeAll(List<Decision> decisions);

    /** What was decided under these ids, by whoever came first; unordered. */
    List<Decision> loadAll(Collection<String> decisionIds);

    /** Marks these as told and recorded. */
    void finishAll(Collection<String> decisionIds);

    /** Decisions that have been unfinished since before this instant of real time, oldest first. */
    List<Decision> unfinishedSince(Instant before, int limit);
}
