package city.renewal.starter.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class TimeLimitedHealthTest {
    @Test
    void isDownWhileItsCheckHangsAndUpAgainAfterwardsAndStartsItOnlyOnce() throws InterruptedException {
        var release = new CountDownLatch(1);
        var started = new AtomicInteger();
        HealthIndicator hangs = () -> {
            started.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Health.up().build();
        };
        var health = new TimeLimitedHealth("store", hangs, Duration.ofMillis(50));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(started).hasValue(1);

        release.countDown();
        var well = new TimeLimitedHealth("store", hangs, Duration.ofMinutes(1));

        assertThat(well.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenItsCheckFails() {
        var health = new TimeLimitedHealth(
                "store",
                () -> {
                    throw new IllegalStateException("gone");
                },
                Duration.ofMinutes(1));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }
}
