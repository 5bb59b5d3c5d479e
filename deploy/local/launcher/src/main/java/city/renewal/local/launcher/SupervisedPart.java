package city.renewal.local.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one process alive: when it ends without having been told to, it is started again on the same port.
 *
 * <p>The first restart comes quickly, for most deaths are accidents. A process that dies again and again waits longer
 * each time, up to {@link #LONGEST_DELAY}; one that has been well in between has its debts forgiven.
 */
final class SupervisedPart {

    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final Duration TIME_TO_NOTICE = Duration.ofSeconds(5);

    private final Part part;
    private final Path log;
    private final Runnable changed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watcher;
    private volatile @Nullable Process process;
    private final AtomicInteger restarts = new AtomicInteger();

    SupervisedPart(Part part, Path log, Runnable changed) {
        this.part = part;
        this.log = log;
        this.changed = changed;
        this.watcher = Thread.ofVirtual().name("watch-" + part.name()).unstarted(this::watch);
    }

    Part part() {
        return part;
    }

    Path log() {
        return log;
    }

    int restarts() {
        return restarts.get();
    }

    void start() {
        watcher.start();
    }

    /** What is known of its process; pid 0 when there is none. */
    RunRecord.Entry entry() {
        var current = process;
        var id = current == null ? new ProcessId(0, Instant.EPOCH) : ProcessId.of(current.toHandle());
        return new RunRecord.Entry(part.name(), id, part.port(), part.managementPort(), restarts.get());
    }

    boolean isHealthy() {
        var current = process;
        return current != null && current.isAlive() && Probe.isHealthy(part.port(), part.managementPort());
    }

    private void watch() {
        var delay = FIRST_DELAY;
        while (!isStopping()) {
            if (wasWellInOneLife()) {
                delay = FIRST_DELAY;
            }
            if (stopsWithin(delay)) {
                return;
            }
            restarts.incrementAndGet();
            delay = delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
        }
    }

    /** From its start to its end; true when it was healthy in between. */
    private boolean wasWellInOneLife() {
        var wasWell = false;
        try {
            var started = launch();
            process = started;
            changed.run();
            if (isStopping()) {
                started.destroy();
            }
            while (!wasWell && !started.waitFor(BETWEEN_QUESTIONS)) {
                wasWell = isHealthy();
            }
            started.waitFor();
        } catch (IOException refused) {
            say("could not be started: " + refused.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return wasWell;
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(inItsOwnSession(part.command()))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(part.environment());
        return builder.start();
    }

    /** So that Ctrl-C at the terminal reaches the launcher alone, which then ends the others in their order. */
    private static List<String> inItsOwnSession(List<String> command) {
        var setsid = Path.of("/usr/bin/setsid");
        if (!Files.isExecutable(setsid)) {
            return command;
        }
        var wrapped = new ArrayList<String>();
        wrapped.add(setsid.toString());
        wrapped.addAll(command);
        return wrapped;
    }

    private void say(String what) {
        try {
            Files.writeString(
                    log,
                    "launcher: %s %s%n".formatted(part.name(), what),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            System.err.printf("renewal: %s %s%n", part.name(), what);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean stopsWithin(Duration delay) {
        try {
            return stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Tells it to end; {@link #awaitEnd} then waits for it. */
    void requestEnd() {
        stopping.countDown();
        var current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Returns when the process is gone, by force when it took longer than its time; answers whether it needed none. */
    boolean awaitEnd(Duration patience) {
        var endedByItself = endCurrent(patience);
        try {
            // It may just have been starting the next one, which it ends by itself then.
            if (watcher.getState() != Thread.State.NEW && !watcher.join(TIME_TO_NOTICE)) {
                endedByItself = false;
                endCurrent(Duration.ZERO);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return endedByItself;
    }

    private boolean endCurrent(Duration patience) {
        var current = process;
        return current == null || ProcessId.of(current.toHandle()).end(patience);
    }
}
