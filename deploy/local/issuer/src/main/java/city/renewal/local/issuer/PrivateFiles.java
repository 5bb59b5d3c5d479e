package city.renewal.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** Files that only their owner may read, created once and atomically. */
final class PrivateFiles {

    private final Path folder;

    PrivateFiles(Path folder) {
        this.folder = folder;
    }

    /** The content of a file in this folder; creates it with the initial content if it doesn't exist. */
    String readOrCreate(String name, Supplier<String> initialContent) {
        var file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(folder);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.createTempFile(folder, name, ".draft", ownerOnly)
                    : Files.createTempFile(folder, name, ".draft");
            var content = initialContent.get();
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return content;
        } catch (IOException refused) {
            throw new UncheckedIOException("Expected to keep '%s'".formatted(file), refused);
        }
    }
}
