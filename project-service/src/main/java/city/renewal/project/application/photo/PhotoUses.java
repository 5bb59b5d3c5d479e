package city.renewal.project.application.photo;

import java.util.Collection;
import java.util.List;

/**
 * Which reports, problems and claims use a photo. A photo that nothing uses is removed after thirty days, and who sees a
 * user of a photo sees the photo.
 *
 * <p>Add the uses first, then ask {@link Photos#find} which photos are there, then store what uses them: a photo that was
 * found after its use was added is not removed any more. A use whose user was never stored because of a crash in between
 * keeps the photo and harms nothing.
 */
public interface PhotoUses {
    /** Idempotent by hash, kind and id. The photo need not be stored yet. */
    void add(Collection<PhotoUse> uses);

    /** Who uses a photo, in no order, at most 200. */
    List<PhotoUse> of(String sha256);
}
