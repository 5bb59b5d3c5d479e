package city.renewal.notification.application;

import city.renewal.notification.domain.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The decisions to tell somebody, each kept once under its own id, and the rounds in which they are told of.
 *
 * <p>A round is open from before its decisions are made until the messages and records of all of them are stored; a crash
 * in between leaves it among the open ones, where somebody else finds it.
 */
public interface Decisions {
    /** Decisions that somebody tells of at once; not all of them need have been made. */
    record DispatchBatch(String batchId, Instant begunAt, List<String> decisionIds) {
        public DispatchBatch {
            decisionIds = List.copyOf(decisionIds);
        }
    }

    /** A round that was opened, and how many of its decisions are new. */
    record OpenedBatch(String batchId, int fresh) {}

    /** Opens a round for these, and keeps those that were not made before; the others stay as they are. */
    OpenedBatch openBatch(List<Decision> decisions);

    /** What was decided under these ids, by whoever came first; unordered. */
    List<Decision> loadAll(Collection<String> decisionIds);

    /** All of its decisions were told and recorded. */
    void closeBatch(String batchId);

    /** Rounds that have been open since before this instant of real time, and untouched, the longest untouched first. */
    List<DispatchBatch> openSince(Instant before, int limit);

    /** Puts a round behind the others: somebody looked at it now, and could not end it. */
    void postpone(String batchId);
}
