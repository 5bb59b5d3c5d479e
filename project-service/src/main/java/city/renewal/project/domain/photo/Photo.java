package city.renewal.project.domain.photo;

import city.renewal.events.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A completely stored photo or document. It is identified by the hash of its bytes, so it is immutable.
 *
 * @param sha256 SHA-256 of the original bytes, 64 digits of lower-case hexadecimal
 * @param mediaType media type of the content: {@code image/jpeg}, {@code image/png}, {@code image/webp} or {@code
 *     application/pdf}
 * @param bytes size of the original
 * @param width pixels, before the orientation in its metadata is applied; 0 for a document
 * @param height pixels, as {@code width}
 * @param takenAt time of the photo in the camera's metadata; null if missing
 * @param location position in the camera's metadata, in WGS 84; null if missing
 * @param perceptualHash {@link PerceptualHash} of the upright picture; null for a document
 * @param uploadedBy id of the person who uploaded it first
 * @param storedAt time of storage, by the platform's clock
 */
public record Photo(
        String sha256,
        String mediaType,
        long bytes,
        int width,
        int height,
        @Nullable Instant takenAt,
        @Nullable Location location,
        @Nullable Long perceptualHash,
        String uploadedBy,
        Instant storedAt) {
    /** The media type of documents, which are stored and returned but never rendered as a picture. */
    public static final String PDF = "application/pdf";

    public boolean isDocument() {
        return mediaType.equals(PDF);
    }
}
