package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Speaks for the disk: what it has left, and what its failures mean. */
final class Disk {

    private static final long MEGABYTE = 1024L * 1024;

    private Disk() {}

    /** Makes the folder, and refuses when the disk under it has less left than the platform needs to begin with. */
    static void expectRoom(Path folder, long megabytes) {
        try {
            Files.createDirectories(folder);
            var left = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            if (left < megabytes) {
                throw new Refused("The disk that holds '%s' has %d MB left, and the platform needs %d MB"
                        .formatted(folder, left, megabytes));
            }
        } catch (IOException refused) {
            throw explained("use the folder", folder, refused);
        }
    }

    static Refused explained(String deed, Path path, IOException cause) {
        var reason = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : cause.getClass()
                        .getSimpleName()
                        .replaceAll("Exception$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
        return new Refused("Couldn't %s '%s': %s".formatted(deed, path, reason), cause);
    }
}
