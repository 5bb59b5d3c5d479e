package city.renewal.project.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk in memory for the store's folder, which can be made small while it is in use. */
final class FieldDisk implements AutoCloseable {
    private static final long ROOM = 1L << 30;
    /** The store may have written more between the look at the disk and its new size. */
    private static final int TRIES = 20;

    private final Path folder;

    private FieldDisk(Path folder) {
        this.folder = folder;
    }

    /** Nothing where this user may not mount. */
    static Optional<FieldDisk> mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        var isMounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + ROOM, "tmpfs", folder.toString()));
        return isMounted ? Optional.of(new FieldDisk(folder)) : Optional.empty();
    }

    /** Leaves so many bytes free, or somewhat fewer. */
    void leave(long bytes) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                resize(folder.toFile().getTotalSpace() - folder.toFile().getUsableSpace() + bytes);
                return;
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    void makeRoom() throws IOException {
        resize(ROOM);
    }

    private void resize(long bytes) throws IOException {
        if (!run(List.of("mount", "-o", "remount,size=" + bytes, folder.toString()))) {
            throw new IOException("'%s' couldn't be given %d bytes".formatted(folder, bytes));
        }
    }

    @Override
    public void close() throws IOException {
        if (!run(List.of("umount", folder.toString()))) {
            throw new IOException("'%s' couldn't be unmounted".formatted(folder));
        }
    }

    private static boolean run(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
