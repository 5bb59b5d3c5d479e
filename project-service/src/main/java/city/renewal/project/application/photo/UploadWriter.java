package city.renewal.project.application.photo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Appends one request's bytes to an upload, chunk by chunk. The progress is recorded every few chunks, and when the
 * request ends, even with an error.
 */
final class UploadWriter {
    private static final int RECORD_EVERY = 8;
    private static final int BUFFER = 16 * 1024;

    private final PhotoStore store;
    private final PartialUpload upload;
    private byte[] chunk;
    private int filled;
    private int chunks;
    private int recorded;

    UploadWriter(PhotoStore store, PartialUpload upload) {
        this.store = store;
        this.upload = upload;
        this.chunks = upload.chunks();
        this.recorded = chunks;
        var rest = upload.rest();
        this.filled = rest.length;
        this.chunk = Arrays.copyOf(rest, Math.max(filled, BUFFER));
    }

    /** The result of writing a request's bytes. */
    enum WriteResult {
        /** All bytes of the range were written. */
        ALL,
        /** Different bytes are stored at this offset. */
        CONFLICT,
        /** The body is shorter than its range. */
        SHORT,
        /** Another request completed or discarded the upload. */
        GONE
    }

    long held() {
        return (long) chunks * PartialUpload.CHUNK + filled;
    }

    boolean isComplete() {
        return held() == upload.total();
    }

    /**
     * Writes a range that begins at or before the end of the received bytes. Bytes that are stored already are
     * compared, the others are appended.
     *
     * @throws IOException when the client's stream breaks; the received bytes are kept
     */
    WriteResult take(InputStream body, long first, long end) throws IOException {
        var known = Math.min(held(), end) - first;
        var compared = compare(body, first, known);
        if (compared != WriteResult.ALL) {
            return compared;
        }
        try {
            return append(body, end - first - known);
        } finally {
            if (!isComplete()) {
                save();
            }
        }
    }

    private WriteResult compare(InputStream body, long first, long length) throws IOException {
        if (length <= 0) {
            return WriteResult.ALL;
        }
        var whole = (long) chunks * PartialUpload.CHUNK;
        var inChunks = Math.clamp(whole - first, 0, length);
        if (inChunks > 0) {
            try (var stored = store.open(upload.fileId(), first)) {
                var compared = compare(body, stored, inChunks);
                if (compared != WriteResult.ALL) {
                    return compared;
                }
            }
        }
        var inRest = (int) (length - inChunks);
        if (inRest == 0) {
            return WriteResult.ALL;
        }
        var sent = body.readNBytes(inRest);
        var from = (int) (first + inChunks - whole);
        if (sent.length < inRest) {
            return WriteResult.SHORT;
        }
        return Arrays.equals(sent, 0, inRest, chunk, from, from + inRest) ? WriteResult.ALL : WriteResult.CONFLICT;
    }

    /** Compares two streams over the given length. */
    static WriteResult compare(InputStream body, InputStream stored, long length) throws IOException {
        for (var left = length; left > 0; ) {
            var sent = body.readNBytes((int) Math.min(left, BUFFER));
            if (sent.length == 0) {
                return WriteResult.SHORT;
            }
            if (!Arrays.equals(sent, stored.readNBytes(sent.length))) {
                return WriteResult.CONFLICT;
            }
            left -= sent.length;
        }
        return WriteResult.ALL;
    }

    private WriteResult append(InputStream body, long length) throws IOException {
        for (var left = length; left > 0; ) {
            var read = body.read(chunk, filled, (int) Math.min(left, chunk.length - filled));
            if (read < 0) {
                return WriteResult.SHORT;
            }
            left -= read;
            filled += read;
            if (filled == PartialUpload.CHUNK) {
                if (!writeChunk()) {
                    return WriteResult.CONFLICT;
                }
                if (chunks - recorded >= RECORD_EVERY && !isComplete() && !save()) {
                    return WriteResult.GONE;
                }
            } else if (filled == chunk.length) {
                chunk = Arrays.copyOf(chunk, Math.min(PartialUpload.CHUNK, 2 * chunk.length));
            }
        }
        return (!isComplete() || filled == 0 || writeChunk()) ? WriteResult.ALL : WriteResult.CONFLICT;
    }

    /** Stores the current chunk; the last chunk of a photo may be shorter. */
    private boolean writeChunk() {
        var stored = store.writeChunk(upload.fileId(), chunks, Arrays.copyOf(chunk, filled));
        if (stored && filled == PartialUpload.CHUNK) {
            chunks++;
            filled = 0;
        }
        return stored;
    }

    /** Records the upload's progress; false if the upload no longer exists. */
    boolean save() {
        recorded = chunks;
        return store.advance(upload, chunks, Arrays.copyOf(chunk, filled));
    }
}
