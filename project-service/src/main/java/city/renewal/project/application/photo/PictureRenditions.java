package city.renewal.project.application.photo;

import city.renewal.project.application.photo.PhotoStore.StoredPhoto;
import city.renewal.project.application.photo.Pictures.Encoded;
import city.renewal.starter.files.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Renditions of photos for display: created on the first request and cached. */
public final class PictureRenditions {
    private final PhotoStore store;
    private final Cache cache;
    private final Pictures pictures;

    public PictureRenditions(PhotoStore store, Cache cache, Pictures pictures) {
        this.store = store;
        this.cache = cache;
        this.pictures = pictures;
    }

    /** Cache of renditions; an entry stays until the photo is removed. */
    public interface Cache {
        Optional<Encoded> find(String sha256, Variant variant);

        /** Adds the rendition unless it is cached already. */
        void keep(String sha256, Variant variant, Encoded picture);
    }

    void keep(String sha256, Variant variant, Encoded picture) {
        cache.keep(sha256, variant, picture);
    }

    /**
     * The rendition of a photo; empty for a document.
     *
     * @throws Pictures.Busy when it must be created and too many pictures are being decoded
     */
    public Optional<Encoded> of(StoredPhoto stored, Variant variant) throws IOException {
        if (stored.photo().isDocument()) {
            return Optional.empty();
        }
        var sha256 = stored.photo().sha256();
        var kept = cache.find(sha256, variant);
        if (kept.isPresent()) {
            return kept;
        }
        var file = TemporaryFiles.ofThisProcess().create("photo", ".original");
        try (var bytes = store.open(stored.fileId(), 0)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            var picture = pictures.encode(file, variant.side());
            cache.keep(sha256, variant, picture);
            return Optional.of(picture);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
