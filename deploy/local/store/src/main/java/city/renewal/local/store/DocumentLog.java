package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All documents of the store, in a log of their versions: {@code <store>.segment-<number>}. The documents stay in the
 * files, the heap holds only where each of them is.
 *
 * <pre>
 * record  entry…                                                        all changes of one command
 * entry   1  collection  record id: 8 bytes  {_id}: BSON  document: BSON      the document's version from now on
 *         2  collection  record id: 8 bytes                                   the document was removed
 * collection   length: 2 bytes, UTF-8, with the database's name
 * </pre>
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
    private static final byte PUT = 1;
    private static final byte REMOVE = 2;
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

    /** An entry within the content of a record; the document is null where it was removed. */
    private record Entry(String collection, Long recordId, @Nullable StoredDocument document, int start, int end) {}

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
        syncing = store == null ? null : Thread.ofPlatform().daemon().name("store-sync").start(this::syncRegularly);
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

    static TreeSet<Long> segmentNumbers(Path store) throws IOException {
        var prefix = store.getFileName() + ".segment-";
        var numbers = new TreeSet<Long>();
        try (var files = Files.list(store.toAbsolutePath().getParent())) {
            for (var name : files.map(path -> path.getFileName().toString()).toList()) {
                if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{6,18}")) {
                    numbers.add(Long.valueOf(name.substring(prefix.length())));
                }
            }
        }
        return numbers;
    }

    private void openSegments() throws IOException {
        var numbers = store == null ? new TreeSet<Long>() : segmentNumbers(store);
        for (var number : numbers) {
            replay(number, number.equals(numbers.getLast()));
        }
        if (numbers.isEmpty()) {
            startSegment(1);
        }
    }

    private void startSegment(long number) throws IOException {
        segments.addLast(
                store == null
                        ? LogSegment.temporary(number)
                        : LogSegment.create(segmentPath(store, number), number));
    }

    private void replay(long number, boolean isLast) throws IOException {
        if (!segments.isEmpty() && segments.getLast().number() != number - 1) {
            throw new IOException("Expected the segment %d of the log '%s' between %d and %d"
                    .formatted(number - 1, store, segments.getLast().number(), number));
        }
        var segment = LogSegment.open(segmentPath(store, number), number);
        segments.addLast(segment);
        segment.replay(isLast, (content, position) -> {
            for (var entry : entries(segment, content, position)) {
                replace(entry.collection(), entry.recordId(), entry.document());
                lastRecordId = Math.max(lastRecordId, entry.recordId());
            }
        });
    }

    /** @param position of the content in the segment */
    private List<Entry> entries(LogSegment segment, byte[] content, long position) {
        var entries = new ArrayList<Entry>();
        var in = Unpooled.wrappedBuffer(content);
        while (in.isReadable()) {
            var start = in.readerIndex();
            var kind = in.readByte();
            var collection = in.readCharSequence(in.readUnsignedShort(), StandardCharsets.UTF_8).toString();
            Long recordId = in.readLong();
            @Nullable StoredDocument document = null;
            if (kind == PUT) {
                var id = BsonDecoder.decodeBson(in).get(StoredDocument.ID);
                var length = in.getIntLE(in.readerIndex());
                var begin = in.readerIndex();
                in.skipBytes(length);
                document = new StoredDocument(id, segment, position + begin, length, in.readerIndex() - start);
            } else if (kind != REMOVE) {
                throw new IllegalStateException("Expected an entry of the log, but found the form " + kind);
            }
            entries.add(new Entry(collection, recordId, document, start, in.readerIndex()));
        }
        return entries;
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
        var id = document.get(StoredDocument.ID);
        var start = pending.writerIndex();
        try {
            writeHead(PUT, collection, recordId);
            BsonEncoder.encodeDocument(id == null ? new Document() : new Document(StoredDocument.ID, id), pending);
            var begin = pending.writerIndex();
            BsonEncoder.encodeDocument(document, pending);
            var segment = segments.getLast();
            var end = pending.writerIndex();
            replace(
                    collection,
                    recordId,
                    new StoredDocument(id, segment, segment.end() + begin, end - begin, end - start));
        } catch (RuntimeException notEncodable) {
            pending.writerIndex(start);
            throw notEncodable;
        }
    }

    void remove(String collection, Long recordId) {
        writeHead(REMOVE, collection, recordId);
        replace(collection, recordId, null);
    }

    private void writeHead(byte kind, String collection, Long recordId) {
        var name = collection.getBytes(StandardCharsets.UTF_8);
        pending.writeByte(kind).writeShort(name.length).writeBytes(name).writeLong(recordId);
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
            for (var entry : entries(oldest, content, position)) {
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

    private void move(Entry entry, StoredDocument document, byte[] content) {
        var segment = segments.getLast();
        var end = pending.writeBytes(content, entry.start(), document.entryBytes()).writerIndex();
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
