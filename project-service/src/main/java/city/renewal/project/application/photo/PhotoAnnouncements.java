package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every listener for each stored photo, at least once: immediately, and again until all listeners have succeeded.
 */
public final class PhotoAnnouncements {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoAnnouncements.class);
    private static final int BATCH = 100;

    private final PhotoStore store;
    private final Supplier<List<PhotoListener>> listeners;

    public PhotoAnnouncements(PhotoStore store, Supplier<List<PhotoListener>> listeners) {
        this.store = store;
        this.listeners = listeners;
    }

    /**
     * A failing listener does not fail the upload: the photo is stored, and {@link #retry} calls the listener again.
     */
    void announce(Photo photo) {
        var heard = true;
        for (var listener : listeners.get()) {
            try {
                listener.stored(photo);
            } catch (RuntimeException e) {
                heard = false;
                LOG.warn(
                        "A listener failed for photo {} and will be called again; the photo is stored",
                        photo.sha256(),
                        e);
            }
        }
        if (heard) {
            store.announced(photo.sha256());
        }
    }

    /** Announces photos whose announcement failed or was interrupted by a crash; returns their number. */
    public int retry() {
        var left = store.unannounced(BATCH);
        left.forEach(this::announce);
        return left.size();
    }
}
