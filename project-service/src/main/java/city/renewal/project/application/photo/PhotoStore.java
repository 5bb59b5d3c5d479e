package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Store for the bytes of photos and of partial uploads. Every write is durable when it returns. Chunks are immutable,
 * so the checked bytes are the stored bytes. Retention uses real time, not the drill clock.
 */
public interface PhotoStore {
    /** A stored photo and the file id of its bytes. */
    record StoredPhoto(Photo photo, String fileId) {}

    Optional<PartialUpload> upload(String sha256, String uploader);

    /** Begins an upload, or returns the one that this person began before. */
    PartialUpload begin(String sha256, String uploader, long total);

    /** Inserts a chunk; false if a chunk with other bytes exists already. */
    boolean writeChunk(String fileId, int number, byte[] bytes);

    /**
     * Records an upload's progress, unless another request recorded more.
     *
     * @return false if another request completed or discarded the upload
     */
    boolean advance(PartialUpload upload, int chunks, byte[] rest);

    /** Discards an upload's bytes, unless a stored photo uses them. */
    void discard(PartialUpload upload);

    /** The bytes of a file from an offset; reads one chunk at a time. */
    InputStream open(String fileId, long from);

    /**
     * Turns an upload with all its chunks into a stored photo. If the photo exists already, the person is added to its
     * uploaders, and the bytes of this upload are discarded.
     *
     * @param hashes perceptual hashes for the search of copies; null for a document
     * @return true if the photo is new
     */
    boolean commit(PartialUpload upload, Photo photo, @Nullable PictureHashes hashes);

    Optional<StoredPhoto> stored(String sha256);

    /** Whether this person uploaded the photo completely. */
    boolean isUploader(String sha256, String person);

    /** Stored photos that were not yet announced to all listeners, oldest first. */
    List<Photo> unannounced(int limit);

    /** Records that all listeners have been called. */
    void announced(String sha256);

    /** Discards uploads that have received no bytes since then. */
    int discardStale(Instant before);

    /** Removes photos that were stored before then and that nothing uses. */
    int removeUnused(Instant before);

    /** Removes the bytes that were discarded before then; a request might still write to later ones. */
    int removeDiscarded(Instant before);
}
