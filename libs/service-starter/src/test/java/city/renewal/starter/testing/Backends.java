package city.renewal.starter.testing;

import city.renewal.local.broker.EmbeddedBroker;
import city.renewal.local.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The store and the broker of a test run, each started at first use: the store of {@code MONGODB_URI}, or the embedded
 * store if it is not set; and a real broker.
 */
public final class Backends {
    private static @Nullable EmbeddedStore store;
    private static @Nullable EmbeddedBroker broker;

    private Backends() {}

    /** Connection string with a database that no other test uses. */
    public static synchronized String freshDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        var named = System.getenv("MONGODB_URI");
        if (named != null && !named.isBlank()) {
            var query = named.indexOf('?');
            var base = query < 0 ? named : named.substring(0, query);
            var host = base.indexOf('/', base.indexOf("://") + 3);
            return (host < 0 ? base : base.substring(0, host)) + "/" + name + (query < 0 ? "" : named.substring(query));
        }
        if (store == null) {
            store = EmbeddedStore.inMemory(0);
        }
        return Objects.requireNonNull(store).uri(name);
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
