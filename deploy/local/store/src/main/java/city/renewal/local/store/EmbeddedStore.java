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
 * A document store in this process that MongoDB's driver talks to, bound to loopback.
 *
 * <p>It stands in for MongoDB where none is installed; it is not one. It knows no sessions, transactions or retryable
 * writes, and runs one command at a time. What it does promise is that an acknowledged write survives the death of its
 * process (see {@link DurableBackend}); and indexes that are not unique lead its queries, from memory (see {@link
 * SortedIndexes}).
 *
 * <p>Safe for use by several threads.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    /** A quarter of the heap. */
    private static final int CACHE_MEGABYTES = (int) (Runtime.getRuntime().maxMemory() >> 22);

    private final WireServer server;
    private final int port;

    private EmbeddedStore(MVStore file, Journal journal, int port) {
        this.server = WireServer.bind(
                new DurableBackend(file, journal), new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
        this.port = server.port();
    }

    /** A store that forgets everything when it closes; port 0 takes a free one. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(new MVStore.Builder().autoCommitDisabled().open(), Journal.Nothing.KEPT, port);
    }

    /** A store that keeps everything in one file, made with its folders when it does not exist; port 0 takes a free one. */
    public static EmbeddedStore durable(Path file, int port) {
        return durable(file, port, () -> {});
    }

    /** @param whenBroken run once the file can't be written any more, such as on a full disk: only a new start helps then */
    public static EmbeddedStore durable(Path file, int port, Runnable whenBroken) {
        return durable(file, port, DurableFile.Limits.ofThisProcess(), whenBroken, moment -> {});
    }

    static EmbeddedStore durable(
            Path file, int port, DurableFile.Limits limits, Runnable whenBroken, Consumer<DurableFile.Moment> moments) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException refused) {
            throw new UncheckedIOException("Expected to make the folder of '%s'".formatted(file), refused);
        }
        var opened = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled()
                // No commit but those of the journal: a kill between a document and its index would part them.
                .autoCommitBufferSize(0)
                .open();
        // Chunks that are dead may be written again at once: no reader holds on to an older version of the file.
        opened.setRetentionTime(0);
        return new EmbeddedStore(opened, DurableFile.open(opened, file, limits, whenBroken, moments), port);
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
