package city.renewal.project.application.photo;

import city.renewal.events.Location;
import city.renewal.project.domain.photo.PictureHashes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks and decodes files that claim to be pictures or documents, within bounds of memory. Thread-safe. */
public interface Pictures {
    /** What a file is. */
    sealed interface ReadResult {
        /**
         * A picture that decodes to its end.
         *
         * @param width before its orientation is applied
         * @param thumbnail a small JPEG of it, upright, without metadata
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

        /** A document, which is not decoded. */
        record Document(String mediaType) implements ReadResult {}

        /** @param message why it is refused, without a subject: "is cut off" */
        record Refused(String message) implements ReadResult {}
    }

    /**
     * @throws Busy when too many others are being decoded
     * @throws IOException when the file can't be read from the disk
     */
    ReadResult read(Path file) throws IOException;

    /** The picture as JPEG, upright, without metadata, no side longer than the given number of pixels. As {@link #read}. */
    Encoded encode(Path file, int side) throws IOException;

    /** A picture's JPEG bytes, which are not to be changed. */
    final class Encoded {
        private final byte[] bytes;

        public Encoded(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    /** Too many pictures are being decoded; trying again in a moment helps. */
    final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Busy() {
            super("Too many pictures are being decoded", null, false, false);
        }
    }
}
