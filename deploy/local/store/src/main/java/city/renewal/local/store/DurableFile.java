package city.renewal.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The store's file with its write-ahead log: the changes of a command are appended to the log, and reach the file
 * together with those of many other commands at a checkpoint, which rewrites a changed page once.
 *
 * <pre>
 * record      (map: varint  kind: 1 byte  key  value, unless removed)…     all changes of one command
 * map "log"   generation, place                                            the log position that the file includes
 * </pre>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Each commit of the file stores, in the file itself, the log's generation and the position up to which the file
 *       includes its records.
 *   <li>A <b>checkpoint</b> commits position 0 of the next generation, flushes the file to the disk, and then removes
 *       the log. It runs when the log or the unsaved part of the file is large, and at the close.
 *   <li>A command that creates or removes maps (collections, unique indexes) has no record: the file is committed with
 *       the log's current position. So every record refers to maps that the file knows.
 *   <li>At the start, the records behind the file's position are replayed into the maps, and the log is continued.
 * </ul>
 *
 * <p>A kill between any two of these steps leaves the file at its last commit, with the log that belongs to it.
 * Compaction moves pages only while everything is committed. No command flushes to the disk: the death of the process
 * loses no acknowledged write, the death of the machine may lose the last records of the log.
 */
final class DurableFile implements ChangeJournal {
    private static final Logger LOG = Logger.getLogger(DurableFile.class.getName());
    private static final String GENERATION = "generation";
    private static final String POSITION = "place";

    private static final byte REMOVED_ENTRY = 0;
    private static final byte PUT_ENTRY = 1;
    private static final byte REMOVED_DOCUMENT = 2;
    private static final byte PUT_DOCUMENT = 3;

    /** The steps of a write between which a kill makes a difference; tests copy the files there. */
    enum WriteStep {
        APPENDING,
        APPENDED,
        COMMITTING,
        COMMITTED,
        LOG_REMOVED
    }

    /**
     * The thresholds of a checkpoint.
     *
     * @param logBytes the size of the log, provided that it is also more than half of the file's
     * @param unsavedBytes the estimated memory of pages that are not in the file yet
     */
    record Limits(long logBytes, int unsavedBytes) {
        private static final int MEGABYTE = 1 << 20;

        /**
         * An eighth of the heap for pages. More memory makes checkpoints rarer, and all commands wait for a checkpoint.
         */
        static Limits ofThisProcess() {
            var heap = Runtime.getRuntime().maxMemory();
            return new Limits(Math.max(64L * MEGABYTE, heap / 16), (int) Math.min(1024L * MEGABYTE, heap / 8));
        }
    }

    private final MVStore file;
    private final Limits limits;
    private final Runnable onWriteFailure;
    private final Consumer<WriteStep> stepListener;
    private final MVMap<String, Long> logPosition;
    private final Compaction compaction;
    private final WriteBuffer record = new WriteBuffer();
    private WriteAheadLog log;
    private boolean hasStructureChange;

    private DurableFile(
            MVStore file, Path path, Limits limits, Runnable onWriteFailure, Consumer<WriteStep> stepListener)
            throws IOException {
        this.file = file;
        this.limits = limits;
        this.onWriteFailure = onWriteFailure;
        this.stepListener = stepListener;
        this.compaction = new Compaction(file, limits.unsavedBytes());
        this.logPosition = file.openMap("log");
        this.log = WriteAheadLog.open(path, logPosition.getOrDefault(GENERATION, 0L));
        replayLog();
    }

    /** @param onWriteFailure runs once the file can't be written any more; no later write would be durable */
    static DurableFile open(
            MVStore file, Path path, Limits limits, Runnable onWriteFailure, Consumer<WriteStep> stepListener) {
        try {
            return new DurableFile(file, path, limits, onWriteFailure, stepListener);
        } catch (IOException | RuntimeException refused) {
            file.closeImmediately();
            throw refused instanceof IOException io
                    ? new UncheckedIOException(io.getMessage(), io)
                    : (RuntimeException) refused;
        }
    }

    // --- opening -----------------------------------------------------------------------------------------------------

    private void replayLog() throws IOException {
        record.position(WriteAheadLog.RECORD_HEADER);
        long position = logPosition.getOrDefault(POSITION, 0L);
        log.replay(position, (content, end) -> {
            while (content.hasRemaining()) {
                replay(content);
            }
            if (file.getUnsavedMemory() > limits.unsavedBytes()) {
                commitUpTo(log.generation(), end);
            }
        });
        if (log.end() < position) {
            // New records would stand before the position from which the log is replayed.
            checkpoint();
        }
    }

    private void replay(ByteBuffer content) {
        var id = DataUtils.readVarInt(content);
        var kind = content.get();
        var name = file.getMapName(id);
        if (name == null) {
            throw new IllegalStateException(
                    "Expected the map %d of the log's record in the file of the store".formatted(id));
        }
        var key = KeyDataType.INSTANCE.read(content);
        switch (kind) {
            case REMOVED_ENTRY ->
                JournaledMap.open(file, name, KeyDataType.INSTANCE, this).replay(key, null);
            case PUT_ENTRY ->
                JournaledMap.open(file, name, KeyDataType.INSTANCE, this)
                        .replay(key, KeyDataType.INSTANCE.read(content));
            case REMOVED_DOCUMENT ->
                JournaledMap.open(file, name, DocumentDataType.INSTANCE, this).replay(key, null);
            case PUT_DOCUMENT ->
                JournaledMap.open(file, name, DocumentDataType.INSTANCE, this)
                        .replay(key, DocumentDataType.INSTANCE.read(content));
            default -> throw new IllegalStateException("Expected a change of a map, but found the form " + kind);
        }
    }

    // --- commands ----------------------------------------------------------------------------------------------------

    @Override
    public void recordChange(JournaledMap<?> map, Object key, @Nullable Object value) {
        var isDocument = map.getValueType() instanceof DocumentDataType;
        record.putVarInt(map.getId());
        if (value == null) {
            record.put(isDocument ? REMOVED_DOCUMENT : REMOVED_ENTRY);
            KeyDataType.INSTANCE.write(record, key);
        } else if (value instanceof StoredDocument document) {
            record.put(PUT_DOCUMENT);
            KeyDataType.INSTANCE.write(record, key);
            DocumentDataType.INSTANCE.write(record, document);
        } else {
            record.put(PUT_ENTRY);
            KeyDataType.INSTANCE.write(record, key);
            KeyDataType.INSTANCE.write(record, value);
        }
    }

    @Override
    public void recordStructureChange() {
        hasStructureChange = true;
    }

    @Override
    public void commitCommand() {
        try {
            if (hasStructureChange) {
                commitUpTo(log.generation(), log.end());
            } else if (record.position() > WriteAheadLog.RECORD_HEADER) {
                append();
                if (isCheckpointDue()) {
                    checkpoint();
                }
            }
        } catch (IOException | MVStoreException refused) {
            // Every acknowledged write is in the log or in the file; this command is answered with a failure.
            LOG.log(Level.SEVERE, "The file of the store can't be written; is the disk full?", refused);
            file.closeImmediately();
            onWriteFailure.run();
            throw new IllegalStateException("The file of the store can't be written", refused);
        } finally {
            record.clear().position(WriteAheadLog.RECORD_HEADER);
        }
    }

    private void append() throws IOException {
        stepListener.accept(WriteStep.APPENDING);
        var buffer = record.getBuffer();
        log.append(buffer.flip());
        stepListener.accept(WriteStep.APPENDED);
    }

    private boolean isCheckpointDue() {
        return file.getUnsavedMemory() > limits.unsavedBytes()
                || log.end() > Math.max(limits.logBytes(), file.getFileStore().size() / 2);
    }

    // --- checkpoints -------------------------------------------------------------------------------------------------

    private void checkpoint() throws IOException {
        commitUpTo(log.generation() + 1, 0);
        file.sync();
        log = log.nextGeneration();
        stepListener.accept(WriteStep.LOG_REMOVED);
        compaction.afterCheckpoint();
    }

    private void commitUpTo(long generation, long position) {
        logPosition.put(GENERATION, generation);
        logPosition.put(POSITION, position);
        stepListener.accept(WriteStep.COMMITTING);
        file.commit();
        hasStructureChange = false;
        stepListener.accept(WriteStep.COMMITTED);
    }

    @Override
    public void close() {
        if (!file.isClosed()) {
            try {
                if (file.hasUnsavedChanges() || log.end() > 0) {
                    checkpoint();
                }
                log.close();
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            } finally {
                file.close();
            }
        }
    }
}
