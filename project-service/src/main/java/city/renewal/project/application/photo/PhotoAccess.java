package city.renewal.project.application.photo;

import city.renewal.project.application.photo.PhotoStore.StoredPhoto;
import city.renewal.starter.security.Caller;
import java.util.Optional;

/** Who may see a photo: whoever uploaded it, and who sees something that uses it. For others it doesn't exist. */
public final class PhotoAccess {
    private final PhotoStore store;
    private final PhotoUses uses;
    private final PhotoSight sight;

    public PhotoAccess(PhotoStore store, PhotoUses uses, PhotoSight sight) {
        this.store = store;
        this.uses = uses;
        this.sight = sight;
    }

    /** The photo, if it is stored and the caller may see it. */
    public Optional<StoredPhoto> find(Caller caller, String sha256) {
        return store.stored(sha256)
                .filter(_ -> store.isUploader(sha256, caller.personId()) || sight.reaches(caller, uses.of(sha256)));
    }
}
