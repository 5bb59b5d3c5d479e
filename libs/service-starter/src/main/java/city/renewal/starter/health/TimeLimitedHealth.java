package city.renewal.starter.health;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A health check that is down if it does not answer in time. It runs on a platform thread of its own. A check that
 * hangs is not started again until it ends, so at most one thread waits for it.
 */
public final class TimeLimitedHealth implements HealthIndicator {
    private final String name;
    private final HealthIndicator checked;
    private final Duration limit;
    private @Nullable FutureTask<Health> running;

    public TimeLimitedHealth(String name, HealthIndicator checked, Duration limit) {
        this.name = name;
        this.checked = checked;
        this.limit = limit;
    }

    @Override
    public Health health() {
        var check = current();
        try {
            return check.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Health.down()
                    .withDetail("error", "no answer within " + limit)
                    .build();
        } catch (ExecutionException e) {
            return Health.down(e.getCause() instanceof Exception cause ? cause : e)
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized FutureTask<Health> current() {
        var check = running;
        if (check == null || check.isDone()) {
            check = new FutureTask<>(checked::health);
            running = check;
            Thread.ofPlatform().daemon().name("health-" + name).start(check);
        }
        return check;
    }
}
