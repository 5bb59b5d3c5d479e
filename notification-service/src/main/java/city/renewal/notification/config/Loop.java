package city.renewal.notification.config;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an iteration repeatedly on its own virtual thread, with a pause of real time in between; after a failure it pauses as well. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** One run of the loop's body. */
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

    /** The rest of a throttled loop as a multiple of its last iteration's duration: it uses at most a thirtieth of a processor. */
    private static final int REST = 30;

    /** A loop whose iterations are expensive: it rests for much longer than each of them took. */
    static Loop throttled(String name, Duration pause, Iteration iteration) {
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

    /** Ends the pause early. Cheap, and may be called from any thread. */
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
