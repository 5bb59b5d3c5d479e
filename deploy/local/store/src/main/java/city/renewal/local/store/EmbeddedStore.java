package city.renewal.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

/**
 * A document store in this process, bound to loopback, that MongoDB's driver connects to.
 *
 * <p>It is a stand-in where no MongoDB is installed. It supports no sessions, transactions or retryable writes, and
 * runs one command at a time. It guarantees that an acknowledged write survives the death of its process (see {@link
 * DurableBackend}). Queries use indexes that aren't unique from memory (see {@link SortedIndexes}).
 *
 * <p>Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    /** A quarter of the heap. */
    private static final int CACHE_MEGABYTES = (int) (Runtime.getRuntime().maxMemory() >> 22);

    private final WireServer server;
    private final int port;

    private EmbeddedStore(MVStore file, ChangeJournal journal, int port) {
        this.server = WireServer.bind(
                new DurableBackend(file, journal), new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
        this.port = server.port();
    }

    /** A store in memory, lost when it is closed; port 0 takes a free port. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(new MVStore.Builder().autoCommitDisabled().open(), ChangeJournal.None.INSTANCE, port);
    }

    /** A store in one file, which is created with its folders if it does not exist; port 0 takes a free port. */
    public static EmbeddedStore durable(Path file, int port) {
        return durable(file, port, () -> {});
    }

    /**
     * @param onWriteFailure runs once the file can't be written any more, such as on a full disk; only a restart helps
     */
    public static EmbeddedStore durable(Path file, int port, Runnable onWriteFailure) {
        return durable(file, port, DurableFile.Limits.ofThisProcess(), onWriteFailure, step -> {});
    }

    static EmbeddedStore durable(
            Path file,
            int port,
            DurableFile.Limits limits,
            Runnable onWriteFailure,
            Consumer<DurableFile.WriteStep> stepListener) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException refused) {
            throw new UncheckedIOException("Expected to make the folder of '%s'".formatted(file), refused);
        }
        var opened = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled()
                // Only the journal commits: a commit between a document and its index would let a kill separate
                // them.
                .autoCommitBufferSize(0)
                .open();
        // Dead chunks may be overwritten at once: no reader uses an older version of the file.
        opened.setRetentionTime(0);
        return new EmbeddedStore(opened, DurableFile.open(opened, file, limits, onWriteFailure, stepListener), port);
    }

    public int port() {
        return port;
    }

    /** The connection string without a database. */
    public String uri() {
        return "mongodb://%s:%d".formatted(LOOPBACK, port);
    }

    /** The connection string of one database. */
    public String uri(String database) {
        return uri() + "/" + database;
    }

    @Override
    public void close() {
        server.close();
    }
}
