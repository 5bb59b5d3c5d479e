package city.renewal.starter.mongo;

import city.renewal.starter.outbox.OutboxRelay;
import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Initializes the store in a thread beside the service's start, retrying until the store answers, and then starts the
 * relays. Setups run one after the other, because the embedded store cannot create indexes concurrently.
 */
public final class StoreInitializer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StoreInitializer.class);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(300);

    private final List<StoreSetup> setups;
    private final List<OutboxRelay> relays;
    private volatile boolean running;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    public StoreInitializer(List<StoreSetup> setups, List<OutboxRelay> relays) {
        this.setups = List.copyOf(setups);
        this.relays = List.copyOf(relays);
    }

    /** Whether the store is initialized. */
    public boolean isReady() {
        return ready.isDone();
    }

    /** Runs a task once the store is initialized: immediately if it is, otherwise in the initializer's thread. */
    public void whenReady(Runnable task) {
        var _ = ready.thenRun(task).exceptionally(e -> {
            LOG.error("A task that waited for the store failed; it is not repeated", e);
            return null;
        });
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("store-start").start(this::setUp);
    }

    private void setUp() {
        try {
            for (var setup : setups) {
                while (running && !trySetUp(setup)) {
                    TimeUnit.MILLISECONDS.sleep(RETRY_INTERVAL.toMillis());
                }
            }
            relays.forEach(OutboxRelay::start);
            ready.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean trySetUp(StoreSetup setup) {
        try {
            setup.run();
            return true;
        } catch (MongoException e) {
            LOG.warn("The store is not available; retrying: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        relays.forEach(OutboxRelay::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
