package city.renewal.notification.config;

import city.renewal.starter.mongo.StoreInitializer;
import city.renewal.starter.time.RepeatedTask;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Starts a Kafka listener and tasks once the store is set up. Its health is up only while the listener runs. */
final class BackgroundWork implements SmartLifecycle, HealthIndicator {
    private final StoreInitializer store;
    private final ConcurrentMessageListenerContainer<String, byte[]> listener;
    private final List<RepeatedTask> tasks;
    private volatile boolean running;
    private volatile boolean begun;

    BackgroundWork(
            StoreInitializer store,
            ConcurrentMessageListenerContainer<String, byte[]> listener,
            List<RepeatedTask> tasks) {
        this.store = store;
        this.listener = listener;
        this.tasks = List.copyOf(tasks);
    }

    @Override
    public void start() {
        running = true;
        store.whenReady(this::begin);
    }

    private synchronized void begin() {
        if (running && !begun) {
            listener.start();
            tasks.forEach(RepeatedTask::start);
            begun = true;
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (begun) {
            begun = false;
            listener.stop();
            tasks.forEach(RepeatedTask::stop);
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
