package city.renewal.local.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The log of commands, one record each, in a file beside the store's: {@code <store>.log-<generation>}.
 *
 * <pre>
 * begin   "RENEWLOG"  generation: 8 bytes  their checksum: 4
 * record  length: 4   checksum of generation, position and length: 4   checksum of the content: 4   content
 * </pre>
 *
 * <p>Checksums are CRC-32C. A kill may truncate the last record. Such a record was never acknowledged and is dropped.
 * After the death of the machine, zeros at the end and a last record with a wrong content checksum are dropped too,
 * with a warning. Any other mismatch is damage and is refused, because dropping it would lose the acknowledged commands
 * behind it.
 *
 * <p>A log is append-only. It is created with its first record, and removed when all its records have been committed to
 * the store under the next generation.
 */
final class WriteAheadLog {
    /** The bytes that a record's buffer reserves before its content. */
    static final int RECORD_HEADER = 12;

    private static final Logger LOG = Logger.getLogger(WriteAheadLog.class.getName());
    private static final long MAGIC = 0x52454E45574C4F47L;
    private static final int FILE_HEADER = 20;
    /** The chunk size of reads and writes: the JDK keeps a direct buffer of this size. */
    private static final int CHUNK = 1 << 17;

    /** Receives the records of a replay. */
    interface RecordReader {
        /** @param end the position behind the record */
        void record(ByteBuffer content, long end);
    }

    private final Path store;
    private final long generation;
    private final Path file;
    private @Nullable FileChannel channel;
    private long end;

    private WriteAheadLog(Path store, long generation) {
        this.store = store;
        this.generation = generation;
        this.file = path(store, generation);
    }

    private static Path path(Path store, long generation) {
        return store.resolveSibling("%s.log-%d".formatted(store.getFileName(), generation));
    }

    /** The log of this generation, which need not exist yet. Removes older logs, which a kill may have left. */
    static WriteAheadLog open(Path store, long generation) throws IOException {
        for (var other : generations(store)) {
            if (other > generation) {
                throw new IOException(
                        "Expected the log of '%s' to have the generation %d, but there is one of %d: is the store a copy from before?"
                                .formatted(store, generation, other));
            }
            if (other < generation) {
                Files.delete(path(store, other));
            }
        }
        return new WriteAheadLog(store, generation);
    }

    private static List<Long> generations(Path store) throws IOException {
        var prefix = store.getFileName() + ".log-";
        var found = new ArrayList<Long>();
        try (var files = Files.list(store.resolveSibling("."))) {
            for (var name : files.map(path -> path.getFileName().toString()).toList()) {
                if (name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{1,18}")) {
                    found.add(Long.valueOf(name.substring(prefix.length())));
                }
            }
        }
        return found;
    }

    /** Removes this log and returns the empty one of the next generation. */
    WriteAheadLog nextGeneration() throws IOException {
        close();
        Files.deleteIfExists(file);
        return new WriteAheadLog(store, generation + 1);
    }

    long generation() {
        return generation;
    }

    /** The position of the next record; zero before the first. */
    long end() {
        return end;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** @param record the content, behind {@link #RECORD_HEADER} reserved bytes */
    void append(ByteBuffer record) throws IOException {
        var out = channel == null ? openChannel() : channel;
        var length = record.limit() - RECORD_HEADER;
        record.putInt(0, length);
        record.putInt(4, headerChecksum(end, length));
        record.putInt(8, checksum(record.slice(RECORD_HEADER, length)));
        write(out, record.position(0));
        end = out.position();
    }

    private FileChannel openChannel() throws IOException {
        var opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = opened;
        if (end == 0) {
            // A kill may have left a truncated file header.
            opened.truncate(0);
            var header = ByteBuffer.allocate(FILE_HEADER).putLong(MAGIC).putLong(generation);
            write(
                    opened,
                    header.putInt(checksum(header.slice(0, FILE_HEADER - 4))).flip());
            end = FILE_HEADER;
        }
        return opened;
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        var all = bytes.limit();
        while (bytes.position() < all) {
            bytes.limit(Math.min(all, bytes.position() + CHUNK));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    private int headerChecksum(long position, int length) {
        return checksum(ByteBuffer.allocate(20)
                .putLong(generation)
                .putLong(position)
                .putInt(length)
                .flip());
    }

    private static int checksum(ByteBuffer bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    /**
     * Reads the records from a position on, truncates an incomplete end, and continues the log there.
     *
     * @param position the begin of a record, or zero
     */
    void replay(long position, RecordReader reader) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var in = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var size = in.size();
            end = size < FILE_HEADER ? 0 : Math.max(FILE_HEADER, position);
            if (size < Math.max(FILE_HEADER, position)) {
                // Everything in it is committed already, or it was empty.
                LOG.warning(() -> "The log '%s' is short: nothing is read from it".formatted(file));
                end = 0;
            } else {
                checkFileHeader(in);
                while (end < size && readRecord(in, size, reader)) {
                    LOG.log(Level.FINEST, "A record of {0} ends at {1}", new Object[] {file, end});
                }
            }
        } finally {
            in.close();
        }
        if (end > 0) {
            channel = openChannel();
            channel.truncate(end).position(end);
        }
    }

    private void checkFileHeader(FileChannel in) throws IOException {
        var header = read(in, 0, FILE_HEADER);
        if (header.getLong(0) != MAGIC
                || header.getLong(8) != generation
                || header.getInt(16) != checksum(header.slice(0, 16))) {
            throw damaged(0);
        }
    }

    /** False when no complete record follows. */
    private boolean readRecord(FileChannel in, long size, RecordReader reader) throws IOException {
        var left = size - end;
        if (left < RECORD_HEADER) {
            return dropEnd("a record that was not written whole", left);
        }
        var header = read(in, end, RECORD_HEADER);
        var length = header.getInt(0);
        if (header.getInt(4) != headerChecksum(end, length) || length < 0) {
            if (isZero(in, size)) {
                return dropEnd("zeros", left);
            }
            throw damaged(end);
        }
        if (length > left - RECORD_HEADER) {
            return dropEnd("a record that was not written whole", left);
        }
        var content = read(in, end + RECORD_HEADER, length);
        if (checksum(content.duplicate()) != header.getInt(8)) {
            if (length == left - RECORD_HEADER) {
                return dropEnd("a last record with another content", left);
            }
            throw damaged(end);
        }
        end += RECORD_HEADER + length;
        reader.record(content, end);
        return true;
    }

    private boolean dropEnd(String what, long bytes) {
        LOG.warning(() -> "The log '%s' ends in %s: %d bytes are dropped at %d".formatted(file, what, bytes, end));
        return false;
    }

    private IOException damaged(long position) {
        return new IOException(
                ("The log '%s' is damaged at %d, and more follows: restore a copy of the store's folder, or go"
                                + " on without what was acknowledged since by removing this file")
                        .formatted(file, position));
    }

    private boolean isZero(FileChannel in, long size) throws IOException {
        for (var position = end; position < size; position += CHUNK) {
            var chunk = read(in, position, (int) Math.min(CHUNK, size - position));
            while (chunk.hasRemaining()) {
                if (chunk.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ByteBuffer read(FileChannel in, long position, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            bytes.limit(Math.min(length, bytes.position() + CHUNK));
            if (in.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("Expected %d bytes at %d".formatted(length, position));
            }
            bytes.limit(length);
        }
        return bytes.flip();
    }
}
