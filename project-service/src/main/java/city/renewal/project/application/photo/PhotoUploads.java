package city.renewal.project.application.photo;

import city.renewal.project.application.photo.Pictures.ReadResult;
import city.renewal.project.application.photo.UploadOutcome.Complete;
import city.renewal.project.application.photo.UploadOutcome.Incomplete;
import city.renewal.project.application.photo.UploadOutcome.Reason;
import city.renewal.project.application.photo.UploadOutcome.Refused;
import city.renewal.project.application.photo.UploadWriter.WriteResult;
import city.renewal.project.domain.photo.ContentRange;
import city.renewal.project.domain.photo.Photo;
import city.renewal.project.domain.photo.PictureHashes;
import city.renewal.starter.files.TemporaryFiles;
import city.renewal.starter.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Uploads of photos, in one request or in ranges, addressed by the SHA-256 of their content.
 *
 * <ol>
 *   <li>The bytes of a range are stored while they arrive, behind the bytes that the same person sent before. A broken
 *       connection or a crash loses at most the bytes that were not yet in a chunk.
 *   <li>When the last byte has arrived, the bytes are read back from the store, and their hash and content are checked.
 *   <li>One write turns the upload into a stored photo. The request is acknowledged after that.
 * </ol>
 *
 * <p>Each person has their own upload for a hash, so wrong bytes from one person do not affect another. Two devices of
 * one person share the upload, and may send the same ranges at the same time.
 */
public final class PhotoUploads {
    /** OAuth scope that an integration's client needs to upload. */
    public static final String REPORT = "renewal:report";

    /** Maximum size of a photo or document in bytes. */
    public static final long MAX_BYTES = 20L << 20;

    private final PhotoStore store;
    private final Pictures pictures;
    private final PhotoAccess access;
    private final PictureRenditions renditions;
    private final PhotoAnnouncements announcements;
    private final InstantSource clock;

    /** @param clock the platform's clock, which dates photos */
    public PhotoUploads(
            PhotoStore store,
            Pictures pictures,
            PhotoAccess access,
            PictureRenditions renditions,
            PhotoAnnouncements announcements,
            InstantSource clock) {
        this.store = store;
        this.pictures = pictures;
        this.access = access;
        this.renditions = renditions;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * The progress of the caller's upload: complete, or the number of received bytes; empty if there is neither an
     * upload nor a photo that the caller may see.
     */
    public Optional<UploadOutcome> progress(Caller caller, String sha256) {
        var stored = access.find(caller, sha256);
        if (stored.isPresent()) {
            return Optional.of(new Complete(stored.get().photo(), false));
        }
        return store.upload(sha256, caller.personId()).map(upload -> new Incomplete(upload.held(), upload.total()));
    }

    /**
     * Stores a range.
     *
     * @throws IOException when the body can't be read to its end; the received bytes are kept
     * @throws Pictures.Busy when the upload is complete and can't be checked now; the received bytes are kept
     */
    public UploadOutcome putPiece(Caller caller, String sha256, ContentRange piece, InputStream body)
            throws IOException {
        return put(caller, sha256, piece, false, body);
    }

    /**
     * Stores a photo from one request; earlier bytes that contradict it are discarded. Otherwise like {@link
     * #putPiece}.
     *
     * @param length of the body
     */
    public UploadOutcome putWhole(Caller caller, String sha256, long length, InputStream body) throws IOException {
        return put(caller, sha256, ContentRange.whole(length), true, body);
    }

    /** Like the other method, for a body of unknown length. The body is read to its end before any of it is stored. */
    public UploadOutcome putWhole(Caller caller, String sha256, InputStream body) throws IOException {
        var file = TemporaryFiles.ofThisProcess().create("photo", ".body");
        try {
            try (var out = Files.newOutputStream(file)) {
                copy(body, out);
            }
            var length = Files.size(file);
            if (length == 0) {
                return new Refused(Reason.WRONG_LENGTH, "body", "must be the bytes of a photo", 0);
            }
            try (var bytes = Files.newInputStream(file)) {
                return put(caller, sha256, ContentRange.whole(length), true, bytes);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Copies at most one byte more than the maximum, so that a body that is too large is recognised. */
    private static void copy(InputStream body, OutputStream out) throws IOException {
        var buffer = new byte[16 * 1024];
        for (var left = MAX_BYTES + 1; left > 0; ) {
            var read = body.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private UploadOutcome put(Caller caller, String sha256, ContentRange piece, boolean isWhole, InputStream body)
            throws IOException {
        if (piece.total() > MAX_BYTES) {
            return new Refused(Reason.TOO_LARGE, "body", "must have at most %d bytes".formatted(MAX_BYTES), 0);
        }
        var visible = access.find(caller, sha256);
        if (visible.isPresent()) {
            return repeat(visible.get(), piece, body);
        }
        if (piece.isStatusQuery()) {
            return answer(caller, sha256, piece);
        }
        var upload = store.begin(sha256, caller.personId(), piece.total());
        if (upload.total() != piece.total()) {
            if (!isWhole) {
                return new Refused(
                        Reason.RANGE_CONFLICT,
                        "Content-Range",
                        "names a total of %d bytes, but the upload began with %d"
                                .formatted(piece.total(), upload.total()),
                        upload.held());
            }
            store.discard(upload);
            upload = store.begin(sha256, caller.personId(), piece.total());
        }
        if (piece.first() > upload.held()) {
            return new Refused(
                    Reason.GAP,
                    "Content-Range",
                    "begins at byte %d, but only %d bytes are held".formatted(piece.first(), upload.held()),
                    upload.held());
        }
        return take(caller, upload, piece, isWhole, body);
    }

    private UploadOutcome take(
            Caller caller, PartialUpload upload, ContentRange piece, boolean isWhole, InputStream body)
            throws IOException {
        var writer = new UploadWriter(store, upload);
        var taken = writer.take(body, piece.first(), piece.end());
        if (taken == WriteResult.ALL && body.read() >= 0) {
            return new Refused(Reason.WRONG_LENGTH, "body", "is longer than its range", writer.held());
        }
        return switch (taken) {
            case ALL -> writer.isComplete() ? complete(upload) : new Incomplete(writer.held(), upload.total());
            case SHORT -> new Refused(Reason.WRONG_LENGTH, "body", "is shorter than its range", writer.held());
            case CONFLICT -> {
                if (isWhole) {
                    store.discard(upload);
                }
                yield new Refused(
                        Reason.RANGE_CONFLICT,
                        "body",
                        isWhole
                                ? "contradicts bytes that were sent before, which are discarded now; send it again"
                                : "contradicts bytes that were sent before; send the photo whole to begin anew",
                        isWhole ? 0 : upload.held());
            }
            case GONE -> ended(caller, upload);
        };
    }

    /** The response if another request of the same person ended the upload. */
    private UploadOutcome ended(Caller caller, PartialUpload upload) {
        return access.find(caller, upload.sha256())
                .<UploadOutcome>map(stored -> new Complete(stored.photo(), false))
                .orElseGet(() -> new Refused(
                        Reason.RANGE_CONFLICT, "body", "belongs to an upload that was discarded; send it again", 0));
    }

    private UploadOutcome answer(Caller caller, String sha256, ContentRange question) throws IOException {
        var upload = store.upload(sha256, caller.personId());
        if (upload.isEmpty()) {
            return new Incomplete(0, question.total());
        }
        var held = upload.get();
        return held.held() == held.total()
                ? complete(held, new UploadWriter(store, held))
                : new Incomplete(held.held(), held.total());
    }

    /** Compares the body with the stored photo, so that different bytes are not acknowledged. */
    private UploadOutcome repeat(PhotoStore.StoredPhoto stored, ContentRange piece, InputStream body)
            throws IOException {
        var photo = stored.photo();
        var taken = WriteResult.ALL;
        if (piece.total() != photo.bytes()) {
            taken = WriteResult.CONFLICT;
        } else if (!piece.isStatusQuery()) {
            try (var bytes = store.open(stored.fileId(), piece.first())) {
                taken = UploadWriter.compare(body, bytes, piece.length());
            }
        }
        return (taken == WriteResult.ALL && body.read() < 0)
                ? new Complete(photo, false)
                : new Refused(
                        Reason.HASH_MISMATCH,
                        "sha256",
                        "names a photo of %d bytes that is stored, and these bytes aren't its".formatted(photo.bytes()),
                        photo.bytes());
    }

    /**
     * If the check fails for a reason outside the photo, the progress is recorded, so that the client need not send the
     * bytes again.
     */
    private UploadOutcome complete(PartialUpload upload, UploadWriter writer) throws IOException {
        try {
            return complete(upload);
        } catch (IOException | Pictures.Busy e) {
            writer.save();
            throw e;
        }
    }

    private UploadOutcome complete(PartialUpload upload) throws IOException {
        var file = TemporaryFiles.ofThisProcess().create("photo", ".upload");
        try {
            var hash = copy(upload, file);
            if (!hash.equals(upload.sha256())) {
                store.discard(upload);
                return new Refused(
                        Reason.HASH_MISMATCH,
                        "sha256",
                        "isn't the hash of the bytes that were sent, which is " + hash + "; send the photo again",
                        0);
            }
            return switch (pictures.read(file)) {
                case ReadResult.Refused(var message) -> {
                    store.discard(upload);
                    yield new Refused(Reason.UNREADABLE, "body", message, 0);
                }
                case ReadResult.Document(var mediaType) ->
                    stored(
                            upload,
                            new Photo(
                                    upload.sha256(),
                                    mediaType,
                                    upload.total(),
                                    0,
                                    0,
                                    null,
                                    null,
                                    null,
                                    upload.uploader(),
                                    clock.instant()),
                            null);
                case ReadResult.Picture picture -> {
                    var outcome = stored(upload, photo(upload, picture), picture.hashes());
                    renditions.keep(upload.sha256(), Variant.THUMBNAIL, picture.thumbnail());
                    yield outcome;
                }
            };
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Photo photo(PartialUpload upload, ReadResult.Picture picture) {
        return new Photo(
                upload.sha256(),
                picture.mediaType(),
                upload.total(),
                picture.width(),
                picture.height(),
                picture.takenAt(),
                picture.location(),
                picture.hashes().upright(),
                upload.uploader(),
                clock.instant());
    }

    private UploadOutcome stored(PartialUpload upload, Photo photo, @Nullable PictureHashes hashes) {
        var fresh = store.commit(upload, photo, hashes);
        if (fresh) {
            announcements.announce(photo);
        }
        return new Complete(photo, fresh);
    }

    /** Copies the stored bytes to a file and returns their hash. */
    private String copy(PartialUpload upload, Path file) throws IOException {
        var digest = sha256();
        try (var bytes = new DigestInputStream(store.open(upload.fileId(), 0), digest)) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
