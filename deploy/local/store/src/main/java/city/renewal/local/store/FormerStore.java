package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * Copies a store of the former version into a {@link DocumentLog}, once, when it is opened for the first time.
 *
 * <pre>
 * former   store.mv          an H2 MVStore: a map "databases.&lt;database&gt;.&lt;collection&gt;" for each collection
 *          store.mv.log-N    the changes since the file's last commit
 * now      store.mv.segment-000001, …;  the former files stay beside them as store.mv.former and store.mv.log-N.former
 * </pre>
 *
 * <p>While {@code store.mv} exists, the conversion is not complete: after a kill it begins again.
 */
final class FormerStore {
    private static final Logger LOG = Logger.getLogger(FormerStore.class.getName());
    private static final String COLLECTION_MAP = "databases.";
    private static final String SUFFIX = ".former";

    private static final byte PUT_ENTRY = 1;
    private static final byte REMOVED_DOCUMENT = 2;
    private static final byte PUT_DOCUMENT = 3;

    private final MVStore file;
    /** The last change of each document that the log has, by map and key; null for a removal. */
    private final Map<String, Map<Object, byte @Nullable []>> changes = new LinkedHashMap<>();

    private FormerStore(MVStore file) {
        this.file = file;
    }

    /** Does nothing if the store has the present format, or does not exist. */
    static void convertIfPresent(Path store) throws IOException {
        if (!Files.exists(store)) {
            return;
        }
        LOG.warning(() -> "Copying the store '%s' into the files of the present version".formatted(store));
        for (var number : DocumentLog.segmentNumbers(store)) {
            Files.delete(DocumentLog.segmentPath(store, number));
        }
        var file = new MVStore.Builder().fileName(store.toString()).readOnly().open();
        Path formerLog;
        try (var log = DocumentLog.open(store, DocumentLog.SEGMENT_BYTES, () -> {}, step -> {})) {
            var included = included(file);
            var generation = included.getOrDefault("generation", 0L);
            formerLog = store.resolveSibling("%s.log-%d".formatted(store.getFileName(), generation));
            var former = new FormerStore(file);
            if (Files.exists(formerLog)) {
                former.readLog(formerLog, generation, included.getOrDefault("place", 0L));
            }
            former.copyTo(log);
        } finally {
            file.closeImmediately();
        }
        if (Files.exists(formerLog)) {
            Files.move(formerLog, formerLog.resolveSibling(formerLog.getFileName() + SUFFIX));
        }
        Files.move(store, store.resolveSibling(store.getFileName() + SUFFIX));
    }

    /** The log's position that the file includes; empty in files of still older versions, which had no log. */
    private static Map<String, Long> included(MVStore file) {
        return file.hasMap("log") ? file.openMap("log") : Map.of();
    }

    private void copyTo(DocumentLog log) {
        for (var name : file.getMapNames()) {
            if (!name.startsWith(COLLECTION_MAP)) {
                continue;
            }
            var collection = name.substring(COLLECTION_MAP.length());
            var changed = changes.getOrDefault(name, Map.of());
            var map = file.openMap(
                    name,
                    new MVMap.Builder<Object, byte[]>().keyType(new Keys()).valueType(new Documents()));
            for (var all = map.cursor(null); all.hasNext(); ) {
                if (!changed.containsKey(all.next())) {
                    add(log, collection, all.getValue());
                }
            }
            for (var bson : changed.values()) {
                if (bson != null) {
                    add(log, collection, bson);
                }
            }
        }
    }

    private static void add(DocumentLog log, String collection, byte[] bson) {
        log.add(collection, BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson)));
        log.commit();
    }

    // --- the former log ----------------------------------------------------------------------------------------------

    /** @param position the begin of the first record that the file doesn't include */
    private void readLog(Path path, long generation, long position) throws IOException {
        var log = LogSegment.openFormerLog(path, generation);
        try {
            log.replay(true, (content, start) -> {
                if (start > position) {
                    var in = ByteBuffer.wrap(content);
                    while (in.hasRemaining()) {
                        readChange(in);
                    }
                }
            });
        } finally {
            log.close();
        }
    }

    private void readChange(ByteBuffer in) {
        var map = file.getMapName(DataUtils.readVarInt(in));
        var kind = in.get();
        var key = new Keys().read(in);
        if (kind == PUT_ENTRY) {
            new Keys().read(in);
        }
        var document = kind == PUT_DOCUMENT ? new Documents().read(in) : null;
        if (kind == PUT_DOCUMENT || kind == REMOVED_DOCUMENT) {
            changes.computeIfAbsent(map, any -> new LinkedHashMap<>()).put(key, document);
        }
    }

    // --- the former data types ---------------------------------------------------------------------------------------

    /** Ids and index keys; only read, in the order in which the file has them. */
    private static final class Keys extends BasicDataType<Object> {
        private static final byte AS_H2_OBJECT = 0;
        private static final byte AS_COMPOUND = 2;

        private final ObjectDataType other = new ObjectDataType();

        @Override
        public Object read(ByteBuffer in) {
            return switch (in.get()) {
                case AS_H2_OBJECT -> other.read(in);
                case AS_COMPOUND -> {
                    var values = new ArrayList<@Nullable Object>();
                    for (var remaining = DataUtils.readVarInt(in); remaining > 0; remaining--) {
                        values.add(other.read(in));
                    }
                    yield new KeyValue(values);
                }
                default -> BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes(in)));
            };
        }

        @Override
        public int getMemory(Object key) {
            return 64;
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }

        @Override
        public void write(WriteBuffer out, Object key) {
            throw new UnsupportedOperationException("The former store is only read");
        }
    }

    /** Documents as BSON; with a size before it, which is skipped, in files of still older versions. */
    private static final class Documents extends BasicDataType<byte[]> {
        private static final byte AS_BSON_WITH_SIZE = 3;

        @Override
        public byte[] read(ByteBuffer in) {
            if (in.get() == AS_BSON_WITH_SIZE) {
                DataUtils.readVarInt(in);
            }
            return bytes(in);
        }

        @Override
        public int getMemory(byte[] bson) {
            return bson.length;
        }

        @Override
        public byte[][] createStorage(int size) {
            return new byte[size][];
        }

        @Override
        public void write(WriteBuffer out, byte[] bson) {
            throw new UnsupportedOperationException("The former store is only read");
        }
    }

    private static byte[] bytes(ByteBuffer in) {
        var bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return bytes;
    }
}
