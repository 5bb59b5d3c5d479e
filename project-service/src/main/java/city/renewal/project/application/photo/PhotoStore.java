package city.renewal.project.application.photo;

import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of photos are kept, whole and in part. Every write is durable when it returns. Chunks are written once and
 * never changed, so what was checked is what stays. Retention counts in real time, whatever day the drill clock shows.
 */
public interface PhotoStore {
    /** Where a stored photo's bytes are. */
    record StoredPhoto(Photo photo, String fileId) {}

    Optional<PartialUpload> upload(String sha256, String uploader);

    /** Begins an upload, or answers with the one that this person began before. */
    PartialUpload begin(String sha256, String uploader, long total);

    /** Stores a chunk unless it is stored; false when other bytes stand in its place. */
    boolean writeChunk(String fileId, int number, byte[] bytes);

    /**
     * Records how far an upload got, unless it got further meanwhile.
     *
     * @return false when the upload is gone: completed or discarded by another request
     */
    boolean advance(PartialUpload upload, int chunks, byte[] rest);

    /** Throws an upload's bytes away, unless a stored photo has them. */
    void discard(PartialUpload upload);

    /** The bytes of a file from a place on; it reads a chunk at a time. */
    InputStream open(String fileId, long from);

    /**
     * Makes an upload whose chunks are all stored a stored photo. When the photo is stored already, its uploader is added
     * to those who uploaded it, and the bytes of this upload are thrown away.
     *
     * @param hashes by which copies of a picture are found; null for a document
     * @return true when it is new
     */
    boolean commit(PartialUpload upload, Photo photo, @Nullable PictureHashes hashes);

    Optional<StoredPhoto> stored(String sha256);

    /** Whether this person uploaded the photo whole. */
    boolean isUploader(String sha256, String person);

    /** Photos that were stored and whose listeners have not all heard of it yet, the oldest first. */
    List<Photo> unannounced(int limit);

    /** Records that every listener has heard of it. */
    void announced(String sha256);

    /** Discards uploads that have received nothing since then. */
    int discardStale(Instant before);

    /** Removes photos that were stored before then and that nothing uses. */
    int removeUnused(Instant before);

    /** Removes the bytes of what was discarded before then; later ones might still be written to. */
    int removeDiscarded(Instant before);
}
