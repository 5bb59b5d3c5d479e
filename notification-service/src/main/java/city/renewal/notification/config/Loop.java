package city.renewal.notification.config;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own, with a pause of real time between; a failure is a pause too. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** One round. */
    @FunctionalInterface
    interface Iteration {
        /** @return true when there may be more to do at once */
        boolean run() throws InterruptedException;
    }

    private final String name;
    private final Duration pause;
    private final Iteration iteration;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running = true;

    /** What a sparing one rests, in times of what a round took: it takes a thirtieth of a processor at most. */
    private static final int REST = 30;

    /** One that goes through much, and so rests much longer than a round took. */
    static Loop sparing(String name, Duration pause, Iteration iteration) {
        return new Loop(name, pause, () -> {
            var began = System.nanoTime();
            iteration.run();
            TimeUnit.NANOSECONDS.sleep(REST * (System.nanoTime() - began));
            return false;
        });
    }

    Loop(String name, Duration pause, Iteration iteration) {
        this.name = name;
        this.pause = pause;
        this.iteration = iteration;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (running) {
            try {
                if (!hasMore()) {
                    rest();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void rest() throws InterruptedException {
        if (woken.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            woken.drainPermits();
        }
    }

    /** Ends its pause: there is something to do. Cheap, and may be called from any thread. */
    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private boolean hasMore() throws InterruptedException {
        try {
            return iteration.run();
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("{} failed and goes on after a pause of {} ms", name, pause.toMillis(), e);
            }
            return false;
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
