package city.renewal.notification.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final Semaphore rounds = new Semaphore(0);

    private boolean hasRun() throws InterruptedException {
        return rounds.tryAcquire(30, TimeUnit.SECONDS);
    }

    @Test
    void isWokenFromAPauseAndFromOneThatIsStillToCome() throws InterruptedException {
        var goOn = new Semaphore(0);
        try (var loop = new Loop("woken", Duration.ofDays(1), () -> {
            rounds.release();
            goOn.acquire();
            return false;
        })) {
            loop.start();
            assertThat(hasRun()).isTrue();
            loop.wake();
            loop.wake();
            goOn.release();
            assertThat(hasRun()).as("woken in the middle of a round").isTrue();

            goOn.release();
            loop.wake();
            assertThat(hasRun()).as("woken again").isTrue();
        }
    }
}
