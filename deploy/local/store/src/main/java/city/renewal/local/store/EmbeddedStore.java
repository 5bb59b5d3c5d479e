package city.renewal.local.store;

import city.renewal.local.store.DocumentLog.WriteStep;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A document store in this process, bound to loopback, that MongoDB's driver connects to.
 *
 * <p>It is a stand-in where no MongoDB is installed. It supports no sessions, transactions or retryable writes, and
 * runs one command at a time. It guarantees that an acknowledged write survives the death of its process (see {@link
 * DocumentLog}). Queries use indexes from memory (see {@link SortedIndexes}).
 *
 * <p>Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final MongoServer server;
    private final int port;

    private EmbeddedStore(DocumentLog log, int port) {
        this.server = new MongoServer(new StoreBackend(log));
        // Closes the backend if the address can't be bound.
        server.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
        this.port = server.getLocalAddress().getPort();
    }

    /** A store whose files have no names, lost when it is closed; port 0 takes a free port. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(DocumentLog.inMemory(), port);
    }

    /**
     * A store in files beside each other whose names begin with this one; they are created with their folders if they
     * do not exist. Port 0 takes a free port.
     */
    public static EmbeddedStore durable(Path file, int port) {
        return durable(file, port, () -> {});
    }

    /**
     * @param onWriteFailure runs once a file can't be written any more, such as on a full disk; only a restart helps
     */
    public static EmbeddedStore durable(Path file, int port, Runnable onWriteFailure) {
        return durable(file, port, DocumentLog.SEGMENT_BYTES, onWriteFailure, step -> {});
    }

    static EmbeddedStore durable(
            Path file, int port, long segmentBytes, Runnable onWriteFailure, Consumer<WriteStep> stepListener) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FormerStore.convertIfPresent(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused.getMessage(), refused);
        }
        return new EmbeddedStore(DocumentLog.open(file, segmentBytes, onWriteFailure, stepListener), port);
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
        server.shutdownNow();
    }
}
