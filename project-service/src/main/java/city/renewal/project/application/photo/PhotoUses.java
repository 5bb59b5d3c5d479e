package city.renewal.project.application.photo;

import java.util.Collection;
import java.util.List;

/**
 * Repository of photo uses by reports, problems and claims. An unused photo is removed after thirty days. A caller who
 * may see an object may see its photos.
 *
 * <p>Add the uses first, then check with {@link Photos#find} that the photos exist, then store the object: a photo that
 * is found after its use was added is not removed any more. A use whose object was not stored because of a crash only
 * keeps the photo.
 */
public interface PhotoUses {
    /** Idempotent by hash, kind and id. The photo need not be stored yet. */
    void add(Collection<PhotoUse> uses);

    /** The uses of a photo, unordered, at most 200. */
    List<PhotoUse> of(String sha256);
}
