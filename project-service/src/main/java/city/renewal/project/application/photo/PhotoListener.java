package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;

/**
 * Listener for stored photos. Every bean of this type is called for every photo, after the photo is durable and before
 * the response to its upload. After a crash or a failure it is called again, so it must be idempotent.
 */
@FunctionalInterface
public interface PhotoListener {
    void stored(Photo photo);
}
