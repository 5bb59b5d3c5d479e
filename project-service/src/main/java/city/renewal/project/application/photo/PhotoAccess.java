package city.renewal.project.application.photo;

import city.renewal.project.application.photo.PhotoStore.StoredPhoto;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Visibility;
import java.util.Optional;

/**
 * Access control of photos: uploaders may see a photo, and callers who may see something that uses it. For others it
 * does not exist.
 */
public final class PhotoAccess {
    private final PhotoStore store;
    private final PhotoUses uses;
    private final PhotoVisibility visibility;

    public PhotoAccess(PhotoStore store, PhotoUses uses, PhotoVisibility visibility) {
        this.store = store;
        this.uses = uses;
        this.visibility = visibility;
    }

    /** The photo, if it is stored and the caller may see it. */
    public Optional<StoredPhoto> find(Caller caller, String sha256) {
        return find(caller, Visibility.of(caller), sha256);
    }

    /** Whether the caller's role may read original bytes: supervisors and auditors check them as evidence. */
    public static boolean mayReadOriginals(Caller caller) {
        return caller.is(Role.SUPERVISOR) || caller.is(Role.AUDITOR);
    }

    /**
     * The photo with its original bytes, if it is stored and used by something in the caller's areas as supervisor or
     * auditor.
     */
    public Optional<StoredPhoto> findOriginal(Caller caller, String sha256) {
        return mayReadOriginals(caller) ? find(caller, Visibility.ofAreas(caller.areas()), sha256) : Optional.empty();
    }

    private Optional<StoredPhoto> find(Caller caller, Visibility given, String sha256) {
        return store.stored(sha256)
                .filter(_ -> store.isUploader(sha256, caller.personId()) || visibility.seesAny(given, uses.of(sha256)));
    }
}
