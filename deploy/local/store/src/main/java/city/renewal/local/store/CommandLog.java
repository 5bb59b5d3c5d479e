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
 * The file that commands are appended to, one record each, beside the file of the store: {@code <store>.log-<generation>}.
 *
 * <pre>
 * begin   "RENEWLOG"  generation: 8 bytes  their checksum: 4
 * record  length: 4   checksum of generation, place and length: 4   checksum of what follows: 4   what follows
 * </pre>
 *
 * Checksums are CRC-32C. A kill ends a record somewhere: what is shorter than it says, at the end, was never acknowledged, and
 * is dropped; so are, after the death of the machine, zeros at the end and a last record whose content isn't its own, with a
 * warning. Anything else that doesn't fit is damage: acknowledged commands would be lost behind it, so it is refused.
 *
 * <p>A log is only appended to. It is made with its first record, and removed when all that is in it has been committed to
 * the store under the next generation.
 */
final class CommandLog {
    /** Room that a record's buffer leaves before its content. */
    static final int HEADER = 12;

    private static final Logger LOG = Logger.getLogger(CommandLog.class.getName());
    private static final long MAGIC = 0x52454E45574C4F47L;
    private static final int BEGIN = 20;
    /** Pieces of what is written and read: the JDK keeps a copy of this size outside the heap. */
    private static final int PIECE = 1 << 17;

    /** What is read out of it. */
    interface Reader {
        /** @param end where the record ends */
        void record(ByteBuffer content, long end);
    }

    private final Path store;
    private final long generation;
    private final Path file;
    private @Nullable FileChannel channel;
    private long end;

    private CommandLog(Path store, long generation) {
        this.store = store;
        this.generation = generation;
        this.file = path(store, generation);
    }

    private static Path path(Path store, long generation) {
        return store.resolveSibling("%s.log-%d".formatted(store.getFileName(), generation));
    }

    /** The log of this generation, whether there is one or not; older ones, which a kill left, are removed. */
    static CommandLog of(Path store, long generation) throws IOException {
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
        return new CommandLog(store, generation);
    }

    private static List<Long> generations(Path store) throws IOException {
        var prefix = store.getFileName() + ".log-";
        var found = new ArrayList<Long>();
        try (var files = Files.list(store.resolveSibling("."))) {
            for (var each : files.map(path -> path.getFileName().toString()).toList()) {
                if (each.startsWith(prefix) && each.substring(prefix.length()).matches("[0-9]{1,18}")) {
                    found.add(Long.valueOf(each.substring(prefix.length())));
                }
            }
        }
        return found;
    }

    /** The empty log that follows this one, which is removed. */
    CommandLog next() throws IOException {
        close();
        Files.deleteIfExists(file);
        return new CommandLog(store, generation + 1);
    }

    long generation() {
        return generation;
    }

    /** Where the next record will begin; zero before the first. */
    long end() {
        return end;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** @param record the content, behind {@link #HEADER} bytes for what the log says of it */
    void append(ByteBuffer record) throws IOException {
        var out = channel == null ? open() : channel;
        var length = record.limit() - HEADER;
        record.putInt(0, length);
        record.putInt(4, headerSum(end, length));
        record.putInt(8, sum(record.slice(HEADER, length)));
        write(out, record.position(0));
        end = out.position();
    }

    private FileChannel open() throws IOException {
        var opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = opened;
        if (end == 0) {
            // There may be a begin that a kill cut short.
            opened.truncate(0);
            var begin = ByteBuffer.allocate(BEGIN).putLong(MAGIC).putLong(generation);
            write(opened, begin.putInt(sum(begin.slice(0, BEGIN - 4))).flip());
            end = BEGIN;
        }
        return opened;
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        var all = bytes.limit();
        while (bytes.position() < all) {
            bytes.limit(Math.min(all, bytes.position() + PIECE));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    private int headerSum(long place, int length) {
        return sum(ByteBuffer.allocate(20)
                .putLong(generation)
                .putLong(place)
                .putInt(length)
                .flip());
    }

    private static int sum(ByteBuffer bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /**
     * Reads what follows a place, and goes on appending behind it; what is torn off at the end is cut off.
     *
     * @param place where a record begins, or zero
     */
    void replay(long place, Reader reader) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var in = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var size = in.size();
            end = size < BEGIN ? 0 : Math.max(BEGIN, place);
            if (size < Math.max(BEGIN, place)) {
                // All that was in it is committed already, or nothing was.
                LOG.warning(() -> "The log '%s' is short: nothing is read from it".formatted(file));
                end = 0;
            } else {
                checkBegin(in);
                while (end < size && next(in, size, reader)) {
                    LOG.log(Level.FINEST, "A record of {0} ends at {1}", new Object[] {file, end});
                }
            }
        } finally {
            in.close();
        }
        if (end > 0) {
            channel = open();
            channel.truncate(end).position(end);
        }
    }

    private void checkBegin(FileChannel in) throws IOException {
        var begin = read(in, 0, BEGIN);
        if (begin.getLong(0) != MAGIC
                || begin.getLong(8) != generation
                || begin.getInt(16) != sum(begin.slice(0, 16))) {
            throw damaged(0);
        }
    }

    /** False when nothing whole follows. */
    private boolean next(FileChannel in, long size, Reader reader) throws IOException {
        var left = size - end;
        if (left < HEADER) {
            return dropped("a record that was not written whole", left);
        }
        var header = read(in, end, HEADER);
        var length = header.getInt(0);
        if (header.getInt(4) != headerSum(end, length) || length < 0) {
            if (isZero(in, size)) {
                return dropped("zeros", left);
            }
            throw damaged(end);
        }
        if (length > left - HEADER) {
            return dropped("a record that was not written whole", left);
        }
        var content = read(in, end + HEADER, length);
        if (sum(content.duplicate()) != header.getInt(8)) {
            if (length == left - HEADER) {
                return dropped("a last record with another content", left);
            }
            throw damaged(end);
        }
        end += HEADER + length;
        reader.record(content, end);
        return true;
    }

    private boolean dropped(String what, long bytes) {
        LOG.warning(() -> "The log '%s' ends in %s: %d bytes are dropped at %d".formatted(file, what, bytes, end));
        return false;
    }

    private IOException damaged(long place) {
        return new IOException(
                ("The log '%s' is damaged at %d, and more follows: restore a copy of the store's folder, or go"
                                + " on without what was acknowledged since by removing this file")
                        .formatted(file, place));
    }

    private boolean isZero(FileChannel in, long size) throws IOException {
        for (var place = end; place < size; place += PIECE) {
            var piece = read(in, place, (int) Math.min(PIECE, size - place));
            while (piece.hasRemaining()) {
                if (piece.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ByteBuffer read(FileChannel in, long place, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            bytes.limit(Math.min(length, bytes.position() + PIECE));
            if (in.read(bytes, place + bytes.position()) < 0) {
                throw new IOException("Expected %d bytes at %d".formatted(length, place));
            }
            bytes.limit(length);
        }
        return bytes.flip();
    }
}
