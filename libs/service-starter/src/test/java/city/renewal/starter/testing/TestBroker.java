package city.renewal.starter.testing;

import city.renewal.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A real Kafka broker for tests: what {@code KAFKA_BOOTSTRAP_SERVERS} names, by default one in this process. */
public final class TestBroker {
    private TestBroker() {}

    public static String bootstrapServers() {
        return Holder.BOOTSTRAP;
    }

    /** Started when the first test asks; ends with the process. */
    private static final class Holder {
        static final String BOOTSTRAP = start();

        private static String start() {
            var named = System.getenv("KAFKA_BOOTSTRAP_SERVERS");
            if (named != null && !named.isBlank()) {
                return named;
            }
            try {
                var folder = Files.createTempDirectory("renewal-test-broker");
                return EmbeddedBroker.start(folder, 0).bootstrapServers();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
