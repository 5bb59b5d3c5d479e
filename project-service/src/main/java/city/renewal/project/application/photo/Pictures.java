package city.renewal.project.application.photo;

import city.renewal.events.Location;
import city.renewal.project.domain.photo.PictureHashes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Validates and decodes picture and document files in bounded memory. Thread-safe. */
public interface Pictures {
    /** The result of reading a file. */
    sealed interface ReadResult {
        /**
         * A picture that decodes completely.
         *
         * @param width width in pixels before its orientation is applied
         * @param thumbnail a small upright JPEG without metadata
         */
        record Picture(
                String mediaType,
                int width,
                int height,
                @Nullable Instant takenAt,
                @Nullable Location location,
                PictureHashes hashes,
                Encoded thumbnail)
                implements ReadResult {}

        /** A document; it is not decoded. */
        record Document(String mediaType) implements ReadResult {}

        /** @param message the reason as a phrase without a subject, such as "is cut off" */
        record Refused(String message) implements ReadResult {}
    }

    /**
     * @throws Busy when too many pictures are being decoded
     * @throws IOException when the file can't be read from the disk
     */
    ReadResult read(Path file) throws IOException;

    /**
     * The picture as an upright JPEG without metadata, with no side longer than {@code side} pixels. Throws like {@link
     * #read}.
     */
    Encoded encode(Path file, int side) throws IOException;

    /** A picture's JPEG bytes. Callers must not change the array. */
    final class Encoded {
        private final byte[] bytes;

        public Encoded(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /** Too many pictures are being decoded; a retry after a moment may succeed. */
    final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Busy() {
            super("Too many pictures are being decoded", null, false, false);
        }
    }
}
