package city.renewal.notification.application.alert;

import city.renewal.notification.domain.alert.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The decisions to notify somebody, each stored once under its own id, and the batches in which they are dispatched.
 *
 * <p>A batch is open from before its decisions are made until the messages and records of all of them are stored; after a
 * crash in between it is found among the open ones.
 */
public interface Decisions {
    /** Decisions that are dispatched together; after a crash some of them may not have been made. */
    record DispatchBatch(String batchId, Instant begunAt, List<String> decisionIds) {
        public DispatchBatch {
            decisionIds = List.copyOf(decisionIds);
        }
    }

    /** A batch that was opened, and how many of its decisions are new. */
    record OpenedBatch(String batchId, int fresh) {}

    /** Opens a batch, and stores those decisions that were not made before; the others stay as they are. */
    OpenedBatch openBatch(List<Decision> decisions);

    /** The stored decisions with these ids; unordered. */
    List<Decision> loadAll(Collection<String> decisionIds);

    /** To be called when all of its decisions are dispatched and recorded. */
    void closeBatch(String batchId);

    /** Batches that were opened, and last postponed, before this instant of real time; the oldest first. */
    List<DispatchBatch> openSince(Instant before, int limit);

    /** Moves a batch behind the others, because it could not be closed yet. */
    void postpone(String batchId);
}
