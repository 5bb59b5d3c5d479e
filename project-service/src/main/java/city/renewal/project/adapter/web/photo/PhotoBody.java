package city.renewal.project.adapter.web.photo;

import city.renewal.events.Location;
import city.renewal.project.domain.photo.Photo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Response body of a stored photo.
 *
 * @param takenAt from the camera's metadata; absent if missing
 * @param location from the camera's metadata; absent if missing
 */
record PhotoBody(
        String sha256,
        String mediaType,
        long bytes,
        int width,
        int height,
        @Nullable Instant takenAt,
        @Nullable Location location,
        Instant storedAt) {
    static PhotoBody of(Photo photo) {
        return new PhotoBody(
                photo.sha256(),
                photo.mediaType(),
                photo.bytes(),
                photo.width(),
                photo.height(),
                photo.takenAt(),
                photo.location(),
                photo.storedAt());
    }
}
