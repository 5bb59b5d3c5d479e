package city.renewal.notification.config;

import city.renewal.starter.mongo.StoreInitializer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Starts a Kafka listener and loops once the store is set up. Its health is up only while the listener runs. */
final class BackgroundWork implements SmartLifecycle, HealthIndicator {
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final StoreInitializer store;
    private final ConcurrentMessageListenerContainer<String, byte[]> listener;
    private final List<Loop> loops;
    private volatile boolean running;
    private volatile boolean begun;

    BackgroundWork(
            StoreInitializer store, ConcurrentMessageListenerContainer<String, byte[]> listener, List<Loop> loops) {
        this.store = store;
        this.listener = listener;
        this.loops = List.copyOf(loops);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("work").start(this::beginWhenTheStoreIsReady);
    }

    private void beginWhenTheStoreIsReady() {
        try {
            while (running && !store.isReady()) {
                TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
            }
            begin();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin() {
        if (running) {
            listener.start();
            loops.forEach(Loop::start);
            begun = true;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (begun) {
            begun = false;
            listener.stop();
            loops.forEach(Loop::close);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return begun && listener.isRunning()
                ? Health.up().build()
                : Health.down().withDetail("listener", "not running").build();
    }
}
