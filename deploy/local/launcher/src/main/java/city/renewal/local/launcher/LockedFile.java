package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A file that is locked against other processes and against other callers in this process, until it is closed or the process
 * ends. Thread-safe; any thread may close it.
 *
 * <p>The operating system may release the lock as soon as this process closes any channel of the file. So the process opens
 * the file only while it doesn't hold it.
 */
final class LockedFile implements AutoCloseable {

    private static final Map<Path, Semaphore> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    /** Keeps locked files reachable: the garbage collector closes an unreachable channel, which releases its lock. */
    private static final Set<LockedFile> HELD = ConcurrentHashMap.newKeySet();

    private final Semaphore permit;
    private final FileChannel channel;

    private LockedFile(Semaphore permit, FileChannel channel) {
        this.permit = permit;
        this.channel = channel;
        HELD.add(this);
    }

    /** Locks the file, which is created if necessary; empty when another holder has the lock. */
    static Optional<LockedFile> tryLock(Path file) throws IOException {
        var permit = permit(file);
        if (!permit.tryAcquire()) {
            return Optional.empty();
        }
        var opened = open(file, permit);
        var isLocked = false;
        try {
            isLocked = opened.channel.tryLock() != null;
            return isLocked ? Optional.of(opened) : Optional.empty();
        } finally {
            if (!isLocked) {
                opened.close();
            }
        }
    }

    /** Like {@link #tryLock}, but waits until the lock is free. */
    static LockedFile lock(Path file) throws IOException {
        var permit = permit(file);
        permit.acquireUninterruptibly();
        var opened = open(file, permit);
        var isLocked = false;
        try {
            isLocked = opened.channel.lock().isValid();
            return opened;
        } finally {
            if (!isLocked) {
                opened.close();
            }
        }
    }

    private static Semaphore permit(Path file) throws IOException {
        // A folder may have several names, by links; the file's own name can't be resolved before it exists.
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent()).toRealPath();
        return IN_THIS_PROCESS.computeIfAbsent(folder.resolve(file.getFileName()), _ -> new Semaphore(1));
    }

    private static LockedFile open(Path file, Semaphore permit) throws IOException {
        var isOpen = false;
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            isOpen = true;
            return new LockedFile(permit, channel);
        } finally {
            if (!isOpen) {
                permit.release();
            }
        }
    }

    @Override
    public void close() {
        if (!HELD.remove(this)) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The end of the process releases the lock too.
        } finally {
            permit.release();
        }
    }
}
