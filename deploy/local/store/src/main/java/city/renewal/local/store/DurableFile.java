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
 * The store's file with the log of commands before it: what a command changed is appended to the log, and reaches the file
 * with many others at a checkpoint, which rewrites a page once for all that was changed on it.
 *
 * <pre>
 * record      (map: varint  form: 1 byte  key  value, unless removed)…     all that one command changed
 * map "log"   generation, place                                            in the file: what it holds already
 * </pre>
 *
 * What is where:
 *
 * <ul>
 *   <li>A commit of the file says, in the file itself, up to which place of the log of which generation it holds everything.
 *   <li>A <b>checkpoint</b> commits "the next generation, from its begin", flushes the file to the disk, and then removes the
 *       log. It comes when the log or what is not in the file yet is large, and at the end.
 *   <li>A command that makes or removes maps (collections, unique indexes) has no record: the file is committed with the place
 *       where the log stands. So every record is about maps that the file knows.
 *   <li>At the start, what the log has beyond the file's place is put into the maps again, and the log goes on.
 * </ul>
 *
 * A kill between any two of these steps leaves the file at its last commit, and the log that belongs to it. Compaction moves
 * pages only while all is committed. Nothing is flushed to the disk for each command: the death of the process loses nothing
 * that was acknowledged, that of the machine may lose what the log had last.
 */
final class DurableFile implements Journal {
    private static final Logger LOG = Logger.getLogger(DurableFile.class.getName());
    private static final String GENERATION = "generation";
    private static final String PLACE = "place";

    private static final byte REMOVED_ENTRY = 0;
    private static final byte PUT_ENTRY = 1;
    private static final byte REMOVED_DOCUMENT = 2;
    private static final byte PUT_DOCUMENT = 3;

    /** The moments between which a kill makes a difference. */
    enum Moment {
        APPENDING,
        APPENDED,
        COMMITTING,
        COMMITTED,
        LOG_REMOVED
    }

    /**
     * When a checkpoint comes.
     *
     * @param logBytes when the log has these, and half of what the file has
     * @param unsavedBytes when the pages in memory that the file doesn't have take these, as far as that is known
     */
    record Limits(long logBytes, int unsavedBytes) {
        private static final int MEGABYTE = 1 << 20;

        /** An eighth of the heap for pages; the more there is, the rarer is a checkpoint, which all commands wait for. */
        static Limits ofThisProcess() {
            var heap = Runtime.getRuntime().maxMemory();
            return new Limits(Math.max(64L * MEGABYTE, heap / 16), (int) Math.min(1024L * MEGABYTE, heap / 8));
        }
    }

    private final MVStore file;
    private final Limits limits;
    private final Runnable whenBroken;
    private final Consumer<Moment> moments;
    private final MVMap<String, Long> marks;
    private final Compaction compaction;
    private final WriteBuffer record = new WriteBuffer();
    private CommandLog log;
    private boolean hasNewStructure;

    private DurableFile(MVStore file, Path path, Limits limits, Runnable whenBroken, Consumer<Moment> moments)
            throws IOException {
        this.file = file;
        this.limits = limits;
        this.whenBroken = whenBroken;
        this.moments = moments;
        this.compaction = new Compaction(file, limits.unsavedBytes());
        this.marks = file.openMap("log");
        this.log = CommandLog.of(path, marks.getOrDefault(GENERATION, 0L));
        begin();
    }

    /** @param whenBroken run once the file can't be written any more: nothing that it takes from then on would be kept */
    static DurableFile open(MVStore file, Path path, Limits limits, Runnable whenBroken, Consumer<Moment> moments) {
        try {
            return new DurableFile(file, path, limits, whenBroken, moments);
        } catch (IOException | RuntimeException refused) {
            file.closeImmediately();
            throw refused instanceof IOException io
                    ? new UncheckedIOException(io.getMessage(), io)
                    : (RuntimeException) refused;
        }
    }

    // --- the start ---------------------------------------------------------------------------------------------------

    private void begin() throws IOException {
        record.position(CommandLog.HEADER);
        long place = marks.getOrDefault(PLACE, 0L);
        log.replay(place, (content, end) -> {
            while (content.hasRemaining()) {
                replay(content);
            }
            if (file.getUnsavedMemory() > limits.unsavedBytes()) {
                commitUpTo(log.generation(), end);
            }
        });
        if (log.end() < place) {
            // What is appended from now on would stand before the place from which it is read.
            checkpoint();
        }
    }

    private void replay(ByteBuffer content) {
        var id = DataUtils.readVarInt(content);
        var form = content.get();
        var name = file.getMapName(id);
        if (name == null) {
            throw new IllegalStateException(
                    "Expected the map %d of the log's record in the file of the store".formatted(id));
        }
        var key = StoredType.INSTANCE.read(content);
        switch (form) {
            case REMOVED_ENTRY ->
                LoggedMap.open(file, name, StoredType.INSTANCE, this).replay(key, null);
            case PUT_ENTRY ->
                LoggedMap.open(file, name, StoredType.INSTANCE, this).replay(key, StoredType.INSTANCE.read(content));
            case REMOVED_DOCUMENT ->
                LoggedMap.open(file, name, DocumentType.INSTANCE, this).replay(key, null);
            case PUT_DOCUMENT ->
                LoggedMap.open(file, name, DocumentType.INSTANCE, this)
                        .replay(key, DocumentType.INSTANCE.read(content));
            default -> throw new IllegalStateException("Expected a change of a map, but found the form " + form);
        }
    }

    // --- a command ---------------------------------------------------------------------------------------------------

    @Override
    public void changed(LoggedMap<?> map, Object key, @Nullable Object value) {
        var isDocument = map.getValueType() instanceof DocumentType;
        record.putVarInt(map.getId());
        if (value == null) {
            record.put(isDocument ? REMOVED_DOCUMENT : REMOVED_ENTRY);
            StoredType.INSTANCE.write(record, key);
        } else if (value instanceof Stored document) {
            record.put(PUT_DOCUMENT);
            StoredType.INSTANCE.write(record, key);
            DocumentType.INSTANCE.write(record, document);
        } else {
            record.put(PUT_ENTRY);
            StoredType.INSTANCE.write(record, key);
            StoredType.INSTANCE.write(record, value);
        }
    }

    @Override
    public void structureChanged() {
        hasNewStructure = true;
    }

    @Override
    public void endOfCommand() {
        try {
            if (hasNewStructure) {
                commitUpTo(log.generation(), log.end());
            } else if (record.position() > CommandLog.HEADER) {
                append();
                if (isLarge()) {
                    checkpoint();
                }
            }
        } catch (IOException | MVStoreException refused) {
            // What is acknowledged stands in the log and in the file; what isn't was never answered with success.
            LOG.log(Level.SEVERE, "The file of the store can't be written; is the disk full?", refused);
            file.closeImmediately();
            whenBroken.run();
            throw new IllegalStateException("The file of the store can't be written", refused);
        } finally {
            record.clear().position(CommandLog.HEADER);
        }
    }

    private void append() throws IOException {
        moments.accept(Moment.APPENDING);
        var whole = record.getBuffer();
        log.append(whole.flip());
        moments.accept(Moment.APPENDED);
    }

    private boolean isLarge() {
        return file.getUnsavedMemory() > limits.unsavedBytes()
                || log.end() > Math.max(limits.logBytes(), file.getFileStore().size() / 2);
    }

    // --- what reaches the file ---------------------------------------------------------------------------------------

    private void checkpoint() throws IOException {
        commitUpTo(log.generation() + 1, 0);
        file.sync();
        log = log.next();
        moments.accept(Moment.LOG_REMOVED);
        compaction.afterCheckpoint();
    }

    private void commitUpTo(long generation, long place) {
        marks.put(GENERATION, generation);
        marks.put(PLACE, place);
        moments.accept(Moment.COMMITTING);
        file.commit();
        hasNewStructure = false;
        moments.accept(Moment.COMMITTED);
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
