package city.renewal.starter.testing;

import city.renewal.local.broker.EmbeddedBroker;
import city.renewal.local.mongod.Mongod;
import city.renewal.local.mongod.RunningMongod;
import city.renewal.local.mongod.StoreChoice;
import city.renewal.local.mongod.TestDatabases;
import city.renewal.local.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store and the broker of a test run, each started at first use: the store that {@link StoreChoice} names, and a
 * real broker. Databases on the MongoDB of {@code MONGODB_URI} are dropped when the process ends.
 */
public final class Backends {
    private static final StoreChoice STORE = StoreChoice.of(System.getenv());

    private static @Nullable Supplier<String> databases;
    private static @Nullable EmbeddedBroker broker;

    private Backends() {}

    /** Connection string with a database that no other test uses. */
    public static synchronized String freshDatabase() {
        if (databases == null) {
            databases = startStore();
        }
        return Objects.requireNonNull(databases).get();
    }

    /** Whether the store is a MongoDB, which explains queries, and not the embedded one, which doesn't. */
    public static boolean isMongoDb() {
        return !(STORE instanceof StoreChoice.Embedded);
    }

    /** The store's name for a report. */
    public static String storeDescription() {
        return STORE instanceof StoreChoice.Embedded ? "the embedded store" : STORE.description();
    }

    private static Supplier<String> startStore() {
        return switch (STORE) {
            case StoreChoice.External(var address) -> {
                var onServer = new TestDatabases(address);
                Runtime.getRuntime().addShutdownHook(new Thread(onServer::close));
                yield onServer::fresh;
            }
            case StoreChoice.LocalMongod(var program) ->
                new TestDatabases(start(program).address())::fresh;
            case StoreChoice.Embedded() -> {
                var embedded = EmbeddedStore.inMemory(0);
                yield () -> embedded.uri("test_" + UUID.randomUUID().toString().replace("-", ""));
            }
        };
    }

    private static RunningMongod start(Mongod program) {
        try {
            var folder = Files.createTempDirectory("renewal-mongod");
            var started = RunningMongod.start(program, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.process().destroyForcibly().onExit().join();
                delete(folder);
            }));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized String bootstrapServers() {
        if (broker == null) {
            try {
                var folder = Files.createTempDirectory("renewal-broker");
                var started = EmbeddedBroker.start(folder, 0);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    started.close();
                    delete(folder);
                }));
                broker = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Objects.requireNonNull(broker).bootstrapServers();
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
