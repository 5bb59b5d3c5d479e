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

/** Free disk space, file permissions, and one-sentence messages for I/O failures. */
final class Disk {

    private static final long MEGABYTE = 1024L * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Disk() {}

    /** Creates the folder, and throws when its disk has less free space than the platform needs. */
    static void requireFreeSpace(Path folder, long megabytes) {
        try {
            Files.createDirectories(folder);
            // Files.getFileStore fails where the mount table doesn't name the folder's mount, as in a chroot.
            var left = folder.toFile().getUsableSpace() / MEGABYTE;
            if (left < megabytes) {
                throw new CommandException("The disk that holds '%s' has %d MB left, and the platform needs %d MB"
                        .formatted(folder, left, megabytes));
            }
        } catch (IOException refused) {
            throw failure("use the folder", folder, refused);
        }
    }

    /** Creates the file if it doesn't exist, and makes it accessible to its owner only. */
    static void restrictToOwner(Path file) throws IOException {
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

    static CommandException failure(String action, Path path, IOException cause) {
        return new CommandException("Couldn't %s '%s': %s".formatted(action, path, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        // The message of a FileSystemException is only the path; its class name says what happened.
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
