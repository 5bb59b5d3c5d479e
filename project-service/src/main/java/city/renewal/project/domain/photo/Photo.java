package city.renewal.project.domain.photo;

import city.renewal.events.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A photo or document that is stored whole. Its name is the hash of its bytes, so it never changes.
 *
 * @param sha256 SHA-256 of the original bytes, 64 digits of lower-case hexadecimal
 * @param mediaType what the content is: {@code image/jpeg}, {@code image/png}, {@code image/webp} or {@code application/pdf}
 * @param bytes size of the original
 * @param width pixels, before the orientation in its metadata is applied; 0 for a document
 * @param height pixels, as {@code width}
 * @param takenAt when the camera says that it was taken; null when it says nothing
 * @param location where the camera says that it was taken, in WGS 84; null when it says nothing
 * @param perceptualHash {@link PerceptualHash} of the upright picture; null for a document
 * @param uploadedBy id of the person who uploaded it first
 * @param storedAt when it was stored, by the platform's clock
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
    /** The media type of documents, which are kept and given back but never shown as a picture. */
    public static final String PDF = "application/pdf";

    public boolean isDocument() {
        return mediaType.equals(PDF);
    }
}
