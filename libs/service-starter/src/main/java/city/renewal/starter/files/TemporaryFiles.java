package city.renewal.starter.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary files in a folder that only one process uses. A process that is killed leaves its folder behind; the next
 * start of a service on the same machine removes it. Thread-safe.
 *
 * <pre>
 * /tmp/renewal-files-4711/
 *   lock               locked by the process for as long as it runs
 *   photo-0815.upload  deleted by the code that created it
 * </pre>
 *
 * <ol>
 *   <li>A process creates a folder and its lock file, and locks the file. If another process removes the folder before
 *       it is locked, the process creates another folder.
 *   <li>A folder whose lock can be taken belongs to a process that has ended. Its files are deleted under the lock, the
 *       lock file last. No process creates the lock file of a folder that isn't its own, so nothing is deleted without
 *       the lock.
 *   <li>A folder without a lock file is removed only if it is empty.
 *   <li>Symbolic links and folders of other users are skipped.
 * </ol>
 */
public final class TemporaryFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);
    private static final String PREFIX = "renewal-files-";
    private static final String LOCK = "lock";

    /**
     * One instance for the whole process. Some operating systems release a process's lock when the process closes any
     * channel of the file, so the process must not try to take its own lock.
     */
    private static final TemporaryFiles OF_THIS_PROCESS =
            new TemporaryFiles(Path.of(System.getProperty("java.io.tmpdir")));

    private final Path base;
    private @Nullable Path folder;

    /** Referenced for as long as the process runs: the garbage collector closes an unreferenced channel. */
    private @Nullable FileLock lock;

    TemporaryFiles(Path base) {
        this.base = base;
    }

    public static TemporaryFiles ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /** Creates an empty file that only the user of this process can read. The caller deletes it. */
    public Path create(String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder(), prefix, suffix);
    }

    /** The folder of the files. It is created again if the operating system's clean-up of old files has removed it. */
    public synchronized Path folder() throws IOException {
        while (folder == null || !Files.exists(folder.resolve(LOCK))) {
            tryToCreateFolder();
        }
        return folder;
    }

    private void tryToCreateFolder() throws IOException {
        var created = Files.createTempDirectory(base, PREFIX);
        var file = created.resolve(LOCK);
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return;
            }
        } catch (NoSuchFileException e) {
            return;
        }
        folder = created;
        // Deleted in reverse order, the folder last.
        created.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
    }

    /** Removes the folders of processes that have ended. A folder that can't be removed is logged and skipped. */
    public void removeLeftBehind() {
        try {
            var own = folder();
            var user = Files.getOwner(own);
            try (var folders = Files.newDirectoryStream(base, PREFIX + "*")) {
                for (var other : folders) {
                    if (!other.equals(own)) {
                        removeLeftBehind(other, user);
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("Temporary files of processes that have ended could not be looked for in {}", base, e);
        }
    }

    private static void removeLeftBehind(Path folder, UserPrincipal user) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                    && isRemoved(folder)) {
                LOG.info("The temporary files in {} were removed; the process that wrote them has ended", folder);
            }
        } catch (NoSuchFileException e) {
            // Another process that starts now removed it.
        } catch (IOException e) {
            LOG.warn("The temporary files in {} could not be removed; the next start tries again", folder, e);
        }
    }

    private static boolean isRemoved(Path folder) throws IOException {
        var file = folder.resolve(LOCK);
        if (Files.exists(file)) {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    return false;
                }
                deleteFiles(folder);
                Files.deleteIfExists(file);
            }
        }
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static void deleteFiles(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, file -> !file.endsWith(LOCK))) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
