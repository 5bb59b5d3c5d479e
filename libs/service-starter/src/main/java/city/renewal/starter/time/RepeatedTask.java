package city.renewal.starter.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task repeatedly in a thread of its own, with pauses of real time. The first run follows the first pause,
 * unless the task starts immediately. If a run throws, the exception is logged and the next run follows after its
 * pause.
 */
public final class RepeatedTask implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

    private final String name;
    private final Runnable task;
    private final Duration every;
    private final int rest;
    private final Duration firstPause;
    private final Duration afterFailure;
    private volatile @Nullable CountDownLatch stopped;

    /**
     * @param name name of the thread, also used in the log
     * @param every minimum pause between runs
     * @param rest pause as a multiple of the last run's duration, which bounds the task's share of a processor; 0: the
     *     pause is always the minimum
     */
    public RepeatedTask(String name, Runnable task, Duration every, int rest) {
        this(name, task, every, rest, every, every);
    }

    private RepeatedTask(
            String name, Runnable task, Duration every, int rest, Duration firstPause, Duration afterFailure) {
        this.name = name;
        this.task = task;
        this.every = every;
        this.rest = rest;
        this.firstPause = firstPause;
        this.afterFailure = afterFailure;
    }

    /** The same task, with its first run at the start instead of after the first pause. */
    public RepeatedTask startingImmediately() {
        return new RepeatedTask(name, task, every, rest, Duration.ZERO, afterFailure);
    }

    /** The same task, with another minimum pause after a run that threw. */
    public RepeatedTask afterFailure(Duration pause) {
        return new RepeatedTask(name, task, every, rest, firstPause, pause);
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name(name).start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            var pause = firstPause.toNanos();
            while (!untilStopped.await(pause, TimeUnit.NANOSECONDS)) {
                var began = System.nanoTime();
                var shortest = attempt();
                pause = Math.max(shortest.toNanos(), rest * (System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs the task once and returns the minimum pause after it. */
    private Duration attempt() {
        try {
            task.run();
            return every;
        } catch (RuntimeException e) {
            LOG.warn("The task '{}' failed; it is run again in {}", name, afterFailure, e);
            return afterFailure;
        }
    }

    @Override
    public void stop() {
        var running = stopped;
        stopped = null;
        if (running != null) {
            running.countDown();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }
}
