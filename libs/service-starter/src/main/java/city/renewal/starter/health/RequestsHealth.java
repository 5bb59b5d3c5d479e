package city.renewal.starter.health;

import java.util.concurrent.CountDownLatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the service can run requests: this check runs on a virtual thread, as requests do. */
public final class RequestsHealth implements HealthIndicator {
    @Override
    public Health health() {
        var ran = new CountDownLatch(1);
        Thread.ofVirtual().name("health-requests").start(ran::countDown);
        try {
            ran.await();
            return Health.up().build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }
}
