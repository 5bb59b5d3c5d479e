package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;

/** How much room the disk has left, and what a failure of it means in one sentence. */
final class Disk {

    private static final long MEGABYTE = 1024L * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Disk() {}

    /** Makes the folder, and refuses when the disk under it has less left than the platform needs to begin with. */
    static void expectRoom(Path folder, long megabytes) {
        try {
            Files.createDirectories(folder);
            // Files.getFileStore fails where the mount table doesn't name the folder's mount, as in a chroot.
            var left = folder.toFile().getUsableSpace() / MEGABYTE;
            if (left < megabytes) {
                throw new Refused("The disk that holds '%s' has %d MB left, and the platform needs %d MB"
                        .formatted(folder, left, megabytes));
            }
        } catch (IOException refused) {
            throw explained("use the folder", folder, refused);
        }
    }

    /** Makes the file where there is none, and in either case lets nobody but its owner read or write it. */
    static void keepForOwner(Path file) throws IOException {
        var isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    isPosix
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                            : new FileAttribute<?>[0]);
        } else if (isPosix) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    static Refused explained(String deed, Path path, IOException cause) {
        return new Refused("Couldn't %s '%s': %s".formatted(deed, path, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        // The message of a FileSystemException repeats the path; its name says what happened.
        if (!(cause instanceof FileSystemException) && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return cause.getClass()
                .getSimpleName()
                .replaceAll("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
