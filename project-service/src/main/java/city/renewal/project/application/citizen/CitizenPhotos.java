package city.renewal.project.application.citizen;

import city.renewal.project.application.photo.PhotoUploads;
import city.renewal.project.application.photo.UploadOutcome;
import city.renewal.starter.security.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Stores photos from citizens, with the same checks as other photos. */
public final class CitizenPhotos {
    /** The caller for uploads by citizens, who have no account. */
    private static final Caller CITIZEN = new Caller("citizen", Set.of(), Set.of(), Set.of(), Set.of());

    private final PhotoUploads uploads;

    public CitizenPhotos(PhotoUploads uploads) {
        this.uploads = uploads;
    }

    /** A file of the request; it can be opened several times. */
    public interface UploadedFile {
        long bytes();

        InputStream open() throws IOException;
    }

    /** The result of storing photos. */
    public sealed interface Result {
        /** All photos are stored durably. */
        record Stored(List<String> sha256s) implements Result {
            public Stored {
                sha256s = List.copyOf(sha256s);
            }
        }

        /** One of the files is not an accepted photo; {@code message} gives the reason. */
        record Refused(String message) implements Result {}
    }

    /**
     * @throws IOException when a file can't be read
     * @throws city.renewal.project.application.photo.Pictures.Busy when too many photos are being checked
     */
    public Result store(List<UploadedFile> files) throws IOException {
        var stored = new ArrayList<String>();
        for (var file : files) {
            var sha256 = hash(file);
            try (var bytes = file.open()) {
                switch (uploads.putWhole(CITIZEN, sha256, file.bytes(), bytes)) {
                    case UploadOutcome.Complete(var photo, var _)
                    when photo.isDocument() -> {
                        return new Result.Refused("must be a picture: JPEG, PNG or WebP");
                    }
                    case UploadOutcome.Complete _ -> stored.add(sha256);
                    case UploadOutcome.Incomplete _ -> {
                        return new Result.Refused("is cut off");
                    }
                    case UploadOutcome.Refused(var _, var _, var message, var _) -> {
                        return new Result.Refused(message);
                    }
                }
            }
        }
        return new Result.Stored(stored.stream().distinct().toList());
    }

    private static String hash(UploadedFile file) throws IOException {
        try (var bytes = new DigestInputStream(file.open(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
