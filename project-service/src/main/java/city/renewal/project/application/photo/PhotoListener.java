package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;

/**
 * Hears of photos that are stored. Every bean of this type is called for every photo, after the photo is durable and
 * before its upload is answered; after a crash or a failure it is called again, so it must be idempotent.
 */
@FunctionalInterface
public interface PhotoListener {
    void stored(Photo photo);
}
