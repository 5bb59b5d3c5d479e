package city.renewal.local.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import java.util.zip.CRC32C;

/**
 * One file of the log: records that are only ever appended.
 *
 * <pre>
 * begin   "RENEWSEG"  number: 8 bytes  their checksum: 4
 * record  length: 4   checksum of number, position and length: 4   checksum of the content: 4   content
 * </pre>
 *
 * <p>Checksums are CRC-32C. A kill may truncate the last record of the last segment. Such a record was never
 * acknowledged and is dropped. After the death of the machine, zeros at the end and a last record with a wrong content
 * checksum are dropped too, with a warning. Any other mismatch is damage and is refused, because dropping it would lose
 * the acknowledged commands behind it.
 *
 * <p>Reads and writes happen under the backend's lock; {@link #sync} may run at any time.
 */
final class LogSegment {
    /** The bytes that a record's buffer reserves before its content. */
    static final int RECORD_HEADER = 12;

    private static final Logger LOG = Logger.getLogger(LogSegment.class.getName());
    private static final long MAGIC = 0x52454E4557534547L;
    /** "RENEWLOG", the begin of the former version's log, whose records have the same form. */
    private static final long FORMER_MAGIC = 0x52454E45574C4F47L;

    private static final int FILE_HEADER = 20;
    private static final int CHUNK = 1 << 16;

    /** Receives the records of a segment. */
    interface RecordReader {
        /** @param position of the content in the file */
        void record(byte[] content, long position) throws IOException;
    }

    private final Path path;
    private final long magic;
    private final long number;
    private final RandomAccessFile file;
    private long end;

    private LogSegment(Path path, long magic, long number) throws IOException {
        this.path = path;
        this.magic = magic;
        this.number = number;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** An empty segment; replaces a file that a kill left without its header. */
    static LogSegment create(Path path, long number) throws IOException {
        var segment = lock(path, MAGIC, number);
        segment.writeHeader();
        return segment;
    }

    /** A segment whose file has no name any more, so that nothing remains of it when it is closed. */
    static LogSegment temporary(long number) throws IOException {
        var path = Files.createTempFile("renewal-store", ".segment");
        var segment = new LogSegment(path, MAGIC, number);
        Files.delete(path);
        segment.writeHeader();
        return segment;
    }

    /** A segment that was written before; {@link #replay} must be called before the next record is appended. */
    static LogSegment open(Path path, long number) throws IOException {
        return lock(path, MAGIC, number);
    }

    /** The log of the former version, to be read only. */
    static LogSegment openFormerLog(Path path, long generation) throws IOException {
        return lock(path, FORMER_MAGIC, generation);
    }

    private static LogSegment lock(Path path, long magic, long number) throws IOException {
        var segment = new LogSegment(path, magic, number);
        if (!segment.isLocked()) {
            segment.close();
            throw new IOException("The store's file '%s' is in use".formatted(path));
        }
        return segment;
    }

    private boolean isLocked() throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private void writeHeader() throws IOException {
        var header = ByteBuffer.allocate(FILE_HEADER).putLong(magic).putLong(number);
        header.putInt(checksum(header.array(), 0, 16));
        file.setLength(0);
        file.write(header.array());
        end = FILE_HEADER;
    }

    long number() {
        return number;
    }

    /** The position of the next record. */
    long end() {
        return end;
    }

    /** @param record the content, behind {@link #RECORD_HEADER} reserved bytes */
    void append(byte[] record, int length) throws IOException {
        var contentLength = length - RECORD_HEADER;
        ByteBuffer.wrap(record)
                .putInt(contentLength)
                .putInt(headerChecksum(end, contentLength))
                .putInt(checksum(record, RECORD_HEADER, contentLength));
        file.seek(end);
        file.write(record, 0, length);
        end += length;
    }

    byte[] read(long position, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(position);
        file.readFully(bytes);
        return bytes;
    }

    /** Makes everything that was appended survive the death of the machine. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    void close() throws IOException {
        file.close();
    }

    /** Removes the file, which can still be read until it is closed. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    // --- replay ------------------------------------------------------------------------------------------------------

    /**
     * Reads all records.
     *
     * @param isLast whether an incomplete end is truncated; otherwise it is damage
     */
    void replay(boolean isLast, RecordReader reader) throws IOException {
        var size = file.length();
        if (size < FILE_HEADER && isLast) {
            writeHeader();
            return;
        }
        checkHeader(size);
        end = FILE_HEADER;
        while (end < size && readRecord(size, isLast, reader)) {
            // The end has moved behind the record.
        }
        if (end < size) {
            file.setLength(end);
        }
    }

    private void checkHeader(long size) throws IOException {
        var header = size < FILE_HEADER ? ByteBuffer.allocate(FILE_HEADER) : ByteBuffer.wrap(read(0, FILE_HEADER));
        if (header.getLong(0) != magic
                || header.getLong(8) != number
                || header.getInt(16) != checksum(header.array(), 0, 16)) {
            throw damaged(0);
        }
    }

    /** False when no complete record follows. */
    private boolean readRecord(long size, boolean isLast, RecordReader reader) throws IOException {
        var left = size - end;
        if (left < RECORD_HEADER) {
            return dropEnd("a record that was not written whole", isLast, left);
        }
        var header = ByteBuffer.wrap(read(end, RECORD_HEADER));
        var length = header.getInt(0);
        if (header.getInt(4) != headerChecksum(end, length) || length < 0) {
            return dropEnd("zeros", isLast && isZero(size), left);
        }
        if (length > left - RECORD_HEADER) {
            return dropEnd("a record that was not written whole", isLast, left);
        }
        var content = read(end + RECORD_HEADER, length);
        if (checksum(content, 0, length) != header.getInt(8)) {
            return dropEnd("a last record with another content", isLast && length == left - RECORD_HEADER, left);
        }
        reader.record(content, end + RECORD_HEADER);
        end += RECORD_HEADER + length;
        return true;
    }

    private boolean dropEnd(String what, boolean isAllowed, long bytes) throws IOException {
        if (!isAllowed) {
            throw damaged(end);
        }
        LOG.warning(() -> "The log '%s' ends in %s: %d bytes are dropped at %d".formatted(path, what, bytes, end));
        return false;
    }

    private IOException damaged(long position) {
        return new IOException("The log '%s' is damaged at %d, and more follows: restore a copy of the store's folder"
                .formatted(path, position));
    }

    private boolean isZero(long size) throws IOException {
        for (var position = end; position < size; position += CHUNK) {
            for (var each : read(position, (int) Math.min(CHUNK, size - position))) {
                if (each != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private int headerChecksum(long position, int length) {
        var header = ByteBuffer.allocate(20).putLong(number).putLong(position).putInt(length);
        return checksum(header.array(), 0, 20);
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
