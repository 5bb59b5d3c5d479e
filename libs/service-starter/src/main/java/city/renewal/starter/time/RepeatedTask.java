package city.renewal.starter.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task repeatedly in a thread of its own, with pauses of real time. The first run follows the first pause,
 * unless the task starts immediately. If a run throws, the exception is logged and the next run follows after its
 * pause. {@link #stop} interrupts a run and waits for its end, but no longer than five seconds. Thread-safe.
 */
public final class RepeatedTask implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    /** One run of a task that may leave work behind. */
    @FunctionalInterface
    public interface Run {
        /** @return true if there may be more to do: the next run then follows without a pause */
        boolean run() throws InterruptedException;
    }

    private enum ThreadKind {
        VIRTUAL,
        PLATFORM
    }

    /**
     * When the task runs, and in which kind of thread.
     *
     * @param every minimum pause between runs
     * @param rest pause as a multiple of the last run's duration; 0: the pause is always the minimum
     */
    private record Timing(
            Duration firstPause,
            Duration every,
            int rest,
            Duration afterFailure,
            boolean isStartedWithContext,
            ThreadKind thread) {}

    private final String name;
    private final Run task;
    private final Timing timing;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Worker worker;

    /**
     * @param name name of the thread, also used in the log
     * @param every minimum pause between runs
     * @param rest pause as a multiple of the last run's duration, which bounds the task's share of a processor; 0: the
     *     pause is always the minimum
     */
    public RepeatedTask(String name, Runnable task, Duration every, int rest) {
        this(
                name,
                () -> {
                    task.run();
                    return false;
                },
                new Timing(every, every, rest, every, true, ThreadKind.VIRTUAL));
    }

    private RepeatedTask(String name, Run task, Timing timing) {
        this.name = name;
        this.task = task;
        this.timing = timing;
    }

    /** A task that runs immediately, without a pause as long as a run says that there may be more to do. */
    public static RepeatedTask untilNothingIsLeft(String name, Run task, Duration every) {
        return new RepeatedTask(name, task, new Timing(Duration.ZERO, every, 0, every, true, ThreadKind.VIRTUAL));
    }

    /** The same task, with its first run at the start instead of after the first pause. */
    public RepeatedTask startingImmediately() {
        return with(new Timing(
                Duration.ZERO,
                timing.every,
                timing.rest,
                timing.afterFailure,
                timing.isStartedWithContext,
                timing.thread));
    }

    /** The same task, with another minimum pause after a run that threw. */
    public RepeatedTask afterFailure(Duration pause) {
        return with(new Timing(
                timing.firstPause, timing.every, timing.rest, pause, timing.isStartedWithContext, timing.thread));
    }

    /** The same task, which the application context stops but does not start: somebody calls {@link #start}. */
    public RepeatedTask startedByHand() {
        return with(
                new Timing(timing.firstPause, timing.every, timing.rest, timing.afterFailure, false, timing.thread));
    }

    /** The same task in a platform thread: for one that computes for long, which would occupy a virtual thread's carrier. */
    public RepeatedTask onPlatformThread() {
        return with(new Timing(
                timing.firstPause,
                timing.every,
                timing.rest,
                timing.afterFailure,
                timing.isStartedWithContext,
                ThreadKind.PLATFORM));
    }

    private RepeatedTask with(Timing other) {
        return new RepeatedTask(name, task, other);
    }

    /** Ends a pause early; during a run, the pause after it. Cheap, and may be called before the start. */
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    @Override
    public synchronized void start() {
        if (worker == null) {
            var started = new Worker();
            worker = started;
            started.thread.start();
        }
    }

    @Override
    public void stop() {
        var stopping = worker;
        worker = null;
        if (stopping != null) {
            stopping.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public boolean isAutoStartup() {
        return timing.isStartedWithContext;
    }

    /** The runs from one start to its stop. */
    private final class Worker {
        private final Thread thread = switch (timing.thread) {
            case VIRTUAL -> Thread.ofVirtual().name(name).unstarted(this::run);
            case PLATFORM -> Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        };
        private volatile boolean isStopped;

        private void run() {
            try {
                pause(timing.firstPause.toNanos());
                while (!isStopped) {
                    var began = System.nanoTime();
                    var shortest = attempt();
                    pause(Math.max(shortest.toNanos(), timing.rest * (System.nanoTime() - began)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void pause(long nanos) throws InterruptedException {
            if (nanos > 0 && woken.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
            }
        }

        /** Runs the task once and returns the minimum pause after it. */
        private Duration attempt() throws InterruptedException {
            try {
                return task.run() ? Duration.ZERO : timing.every;
            } catch (RuntimeException e) {
                if (!isStopped) {
                    LOG.warn("The task '{}' failed; it is run again in {}", name, timing.afterFailure, e);
                }
                return timing.afterFailure;
            }
        }

        private void stop() {
            isStopped = true;
            thread.interrupt();
            try {
                if (!thread.join(LONGEST_STOP)) {
                    LOG.warn("The task '{}' did not end within {}; it ends after its present run", name, LONGEST_STOP);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
