package city.renewal.starter.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs a task over and over in a thread of its own, with pauses of real time that are much longer than the task takes. */
public final class RepeatedTask implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);

    private final String name;
    private final Runnable task;
    private final Duration every;
    private final int rest;
    private volatile @Nullable CountDownLatch stopped;

    /**
     * @param name of the thread, also in the log
     * @param every the shortest pause
     * @param rest the pause in times of what the last run took: the task takes at most this part of a processor
     */
    public RepeatedTask(String name, Runnable task, Duration every, int rest) {
        this.name = name;
        this.task = task;
        this.every = every;
        this.rest = rest;
    }

    @Override
    public void start() {
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        Thread.ofVirtual().name(name).start(() -> run(untilStopped));
    }

    private void run(CountDownLatch untilStopped) {
        try {
            var pause = every.toNanos();
            while (!untilStopped.await(pause, TimeUnit.NANOSECONDS)) {
                var began = System.nanoTime();
                attempt();
                pause = Math.max(every.toNanos(), rest * (System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("The task '{}' failed; it is run again after its pause", name, e);
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
