package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All documents of the store, in a log of their versions: {@code <store>.segment-<number>}. The documents stay in the
 * files, the heap holds only where each of them is. A record of the log is the {@link LogEntry entries} of one command.
 *
 * <ul>
 *   <li>A document's <b>record id</b> is a number that grows with each new document: the natural order of a collection.
 *   <li>A command's changes are one record, which is handed to the operating system before the command is answered. So
 *       the death of the process leaves a command done or not done. Once a second the file is flushed to the disk; the
 *       death of the machine may lose what was written since.
 *   <li>At the start all segments are read from the first record on.
 *   <li>When the segments hold more dead bytes than live ones and one segment's size, the oldest segment is <b>cleaned</b>:
 *       what is alive in it is appended again, and its file is removed. What the oldest segment removes has no older
 *       version anywhere, so removals need not be kept.
 * </ul>
 *
 * <p>Used under the backend's lock. When a file can't be written any more, such as on a full disk, the store has to be
 * opened again; the code that opened it is notified.
 */
final class DocumentLog implements AutoCloseable {
    /** The default size from which on a segment gets no more records. */
    static final int SEGMENT_BYTES = 64 << 20;

    private static final Logger LOG = Logger.getLogger(DocumentLog.class.getName());
    private static final int MAX_IDLE_BUFFER = 1 << 20;
    private static final long MILLISECONDS_BETWEEN_SYNCS = 1_000;

    /** The steps of a write between which a kill makes a difference; tests copy the files there. */
    enum WriteStep {
        APPENDING,
        APPENDED,
        SEGMENT_STARTED,
        SEGMENT_CLEANED,
        SEGMENT_REMOVED
    }

    /** Null for a store in memory. */
    private final @Nullable Path store;

    private final long segmentBytes;
    private final Runnable onWriteFailure;
    private final Consumer<WriteStep> stepListener;
    private final Deque<LogSegment> segments = new ArrayDeque<>();
    /** Their files are removed, but cursors may still read what they have found there. */
    private final List<LogSegment> removedSegments = new ArrayList<>();

    private final Map<String, NavigableMap<Long, StoredDocument>> collections = new HashMap<>();
    private final @Nullable Thread syncing;
    private ByteBuf pending = Unpooled.buffer().writeZero(LogSegment.RECORD_HEADER);
    private long lastRecordId;
    private long liveBytes;
    private boolean isBroken;
    private volatile @Nullable LogSegment unsynced;

    private DocumentLog(
            @Nullable Path store, long segmentBytes, Runnable onWriteFailure, Consumer<WriteStep> stepListener)
            throws IOException {
        this.store = store;
        this.segmentBytes = segmentBytes;
        this.onWriteFailure = onWriteFailure;
        this.stepListener = stepListener;
        try {
            openSegments();
        } catch (IOException | RuntimeException refused) {
            closeSegments();
            throw refused;
        }
        syncing = store == null
                ? null
                : Thread.ofPlatform().daemon().name("store-sync").start(this::syncRegularly);
    }

    /** A log whose files have no names. */
    static DocumentLog inMemory() {
        return open(null, SEGMENT_BYTES, () -> {}, step -> {});
    }

    /** @param onWriteFailure runs once a file can't be written any more; no later write would be durable */
    static DocumentLog open(
            @Nullable Path store, long segmentBytes, Runnable onWriteFailure, Consumer<WriteStep> stepListener) {
        try {
            return new DocumentLog(store, segmentBytes, onWriteFailure, stepListener);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused.getMessage(), refused);
        }
    }

    // --- segments ----------------------------------------------------------------------------------------------------

    static Path segmentPath(Path store, long number) {
        return store.resolveSibling("%s.segment-%06d".formatted(store.getFileName(), number));
    }

    /** In ascending order. */
    static List<Long> segmentNumbers(Path store) throws IOException {
        var prefix = store.getFileName() + ".segment-";
        var numbers = new ArrayList<Long>();
        try (var files = Files.list(store.toAbsolutePath().getParent())) {
            for (var name : files.map(path -> path.getFileName().toString()).toList()) {
                if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{6,18}")) {
                    numbers.add(Long.valueOf(name.substring(prefix.length())));
                }
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private void openSegments() throws IOException {
        var numbers = store == null ? List.<Long>of() : segmentNumbers(store);
        for (var number : numbers) {
            replay(
                    LogSegment.open(segmentPath(Objects.requireNonNull(store), number), number),
                    number.equals(numbers.getLast()));
        }
        if (numbers.isEmpty()) {
            startSegment(1);
        }
    }

    private void startSegment(long number) throws IOException {
        segments.addLast(
                store == null ? LogSegment.temporary(number) : LogSegment.create(segmentPath(store, number), number));
    }

    private void replay(LogSegment segment, boolean isLast) throws IOException {
        var before = segments.peekLast();
        segments.addLast(segment);
        if (before != null && before.number() != segment.number() - 1) {
            throw new IOException("Expected the segment %d of the log '%s' between %d and %d"
                    .formatted(segment.number() - 1, store, before.number(), segment.number()));
        }
        segment.replay(isLast, (content, position) -> {
            for (var entry : LogEntry.parse(segment, content, position)) {
                replace(entry.collection(), entry.recordId(), entry.document());
                lastRecordId = Math.max(lastRecordId, entry.recordId());
            }
        });
    }

    // --- documents ---------------------------------------------------------------------------------------------------

    /** The names of all collections that have documents. */
    Set<String> collections() {
        return Set.copyOf(collections.keySet());
    }

    /** The collection's documents by record id; the map stays the same and is changed only through this log. */
    NavigableMap<Long, StoredDocument> documents(String collection) {
        return collections.computeIfAbsent(collection, any -> new TreeMap<>());
    }

    /** Decodes the document; the caller owns the result. */
    Document read(StoredDocument document) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes(document)));
    }

    private byte[] bytes(StoredDocument document) {
        var segment = document.segment();
        if (segment == segments.getLast() && document.position() >= segment.end()) {
            return ByteBufUtil.getBytes(pending, (int) (document.position() - segment.end()), document.length());
        }
        try {
            return segment.read(document.position(), document.length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Long add(String collection, Document document) {
        Long recordId = ++lastRecordId;
        put(collection, recordId, document);
        return recordId;
    }

    void put(String collection, Long recordId, Document document) {
        var segment = segments.getLast();
        replace(collection, recordId, LogEntry.put(pending, collection, recordId, document, segment, segment.end()));
    }

    void remove(String collection, Long recordId) {
        LogEntry.remove(pending, collection, recordId);
        replace(collection, recordId, null);
    }

    private void replace(String collection, Long recordId, @Nullable StoredDocument document) {
        var documents = documents(collection);
        var former = document == null ? documents.remove(recordId) : documents.put(recordId, document);
        liveBytes += occupied(document) - occupied(former);
    }

    /** With a record's header, as if each document had a record of its own. */
    private static long occupied(@Nullable StoredDocument document) {
        return document == null ? 0 : document.entryBytes() + LogSegment.RECORD_HEADER;
    }

    // --- durability --------------------------------------------------------------------------------------------------

    /** Makes all changes since the last call durable, as one record, or throws. */
    void commit() {
        if (pending.writerIndex() == LogSegment.RECORD_HEADER) {
            return;
        }
        if (isBroken) {
            throw new IllegalStateException("The file of the store can't be written");
        }
        try {
            stepListener.accept(WriteStep.APPENDING);
            append();
            stepListener.accept(WriteStep.APPENDED);
            while (segments.size() > 1 && fileBytes() - liveBytes > liveBytes + segmentBytes) {
                cleanOldest();
            }
        } catch (IOException refused) {
            throw broken(refused);
        }
    }

    private void append() throws IOException {
        var segment = segments.getLast();
        segment.append(pending.array(), pending.writerIndex());
        pending = (pending.capacity() > MAX_IDLE_BUFFER ? Unpooled.buffer() : pending.clear())
                .writeZero(LogSegment.RECORD_HEADER);
        unsynced = segment;
        if (segment.end() >= segmentBytes) {
            segment.sync();
            startSegment(segment.number() + 1);
            stepListener.accept(WriteStep.SEGMENT_STARTED);
        }
    }

    private long fileBytes() {
        return segments.stream().mapToLong(LogSegment::end).sum();
    }

    private void cleanOldest() throws IOException {
        var oldest = segments.getFirst();
        oldest.replay(false, (content, position) -> {
            for (var entry : LogEntry.parse(oldest, content, position)) {
                if (entry.document() != null
                        && entry.document().equals(documents(entry.collection()).get(entry.recordId()))) {
                    move(entry, entry.document(), content);
                }
            }
            if (pending.writerIndex() > MAX_IDLE_BUFFER) {
                append();
            }
        });
        if (pending.writerIndex() > LogSegment.RECORD_HEADER) {
            append();
        }
        segments.getLast().sync();
        stepListener.accept(WriteStep.SEGMENT_CLEANED);
        oldest.delete();
        removedSegments.add(segments.removeFirst());
        stepListener.accept(WriteStep.SEGMENT_REMOVED);
    }

    /** To be called when no cursor is open. */
    void closeRemovedSegments() {
        try {
            for (var segment : removedSegments) {
                segment.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        removedSegments.clear();
    }

    private void move(LogEntry entry, StoredDocument document, byte[] content) {
        var segment = segments.getLast();
        var end = pending.writeBytes(content, entry.start(), document.entryBytes())
                .writerIndex();
        replace(
                entry.collection(),
                entry.recordId(),
                new StoredDocument(
                        document.id(),
                        segment,
                        segment.end() + end - document.length(),
                        document.length(),
                        document.entryBytes()));
    }

    private void syncRegularly() {
        try {
            while (true) {
                Thread.sleep(MILLISECONDS_BETWEEN_SYNCS);
                sync();
            }
        } catch (InterruptedException closed) {
            // The close syncs itself.
        } catch (IOException refused) {
            broken(refused);
        }
    }

    private void sync() throws IOException {
        var segment = unsynced;
        unsynced = null;
        if (segment != null) {
            segment.sync();
        }
    }

    private IllegalStateException broken(IOException refused) {
        // Every acknowledged write is in the log; this command is answered with a failure.
        isBroken = true;
        LOG.log(Level.SEVERE, "The file of the store can't be written; is the disk full?", refused);
        onWriteFailure.run();
        return new IllegalStateException("The file of the store can't be written", refused);
    }

    @Override
    public void close() {
        try {
            if (syncing != null) {
                syncing.interrupt();
                syncing.join();
                sync();
            }
            closeSegments();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeSegments() throws IOException {
        closeRemovedSegments();
        for (var segment : segments) {
            segment.close();
        }
    }
}
