package city.renewal.starter.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RepeatedTaskTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(100);

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch threeRuns = new CountDownLatch(3);
    private RepeatedTask task = new RepeatedTask("test", this::run, MILLISECOND, 0);

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void runsAgainAndAgainUntilItIsStopped() throws InterruptedException {
        task.start();
        assertThat(task.isRunning()).isTrue();
        threeRuns.await();

        task.stop();

        assertThat(task.isRunning()).isFalse();
    }

    @Test
    void runsAgainWhenItIsStartedAgain() throws InterruptedException {
        task.start();
        task.stop();

        task.start();

        threeRuns.await();
    }

    @Test
    void runsAgainAfterARunThatThrew() throws InterruptedException {
        task = new RepeatedTask("test", this::fail, MILLISECOND, 0);

        task.start();

        threeRuns.await();
    }

    @Test
    void beginsAtOnceAndPausesAnotherTimeAfterAFailure() throws InterruptedException {
        task = new RepeatedTask("test", this::fail, NEVER, 0)
                .startingImmediately()
                .afterFailure(MILLISECOND);

        task.start();

        threeRuns.await();
    }

    @Test
    void doesNotRunBeforeTheFirstPauseIsOver() throws InterruptedException {
        task = new RepeatedTask("test", this::run, NEVER, 0);

        task.start();
        TimeUnit.MILLISECONDS.sleep(50);

        assertThat(runs).hasValue(0);
    }

    @Test
    void runsWithoutAPauseAsLongAsThereIsMoreToDo() throws InterruptedException {
        task = RepeatedTask.untilNothingIsLeft(
                "test",
                () -> {
                    run();
                    return runs.get() < 3;
                },
                NEVER);

        task.start();

        threeRuns.await();
        assertThat(runs).hasValue(3);
    }

    @Test
    void isWokenFromAPauseAndFromOneThatIsStillToCome() throws InterruptedException {
        var goOn = new Semaphore(0);
        task = RepeatedTask.untilNothingIsLeft(
                "test",
                () -> {
                    run();
                    goOn.acquire();
                    return false;
                },
                NEVER);
        task.start();

        task.wake();
        task.wake();
        goOn.release();
        awaitRuns(2);
        goOn.release();
        task.wake();

        threeRuns.await();
    }

    @Test
    void endsARunThatIsUnderWayWhenItIsStopped() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var began = new CountDownLatch(1);
        task = RepeatedTask.untilNothingIsLeft(
                "test",
                () -> {
                    began.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return true;
                },
                NEVER);
        task.start();
        began.await();

        task.stop();

        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void saysWhetherTheContextStartsIt() {
        assertThat(task.isAutoStartup()).isTrue();
        assertThat(task.startedByHand().isAutoStartup()).isFalse();
    }

    private void awaitRuns(int count) throws InterruptedException {
        while (runs.get() < count) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private void run() {
        runs.incrementAndGet();
        threeRuns.countDown();
    }

    private void fail() {
        run();
        throw new IllegalStateException("Run " + runs + " failed, as it was asked to");
    }
}
