package city.renewal.local.launcher;

import city.renewal.local.mongod.StoreException;
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
 * Keeps one process alive: when it ends without a request to end, it is restarted on the same port.
 *
 * <p>The first restart comes quickly. The delay doubles with each further one, up to {@link #LONGEST_DELAY}, and is
 * reset once the process has been healthy.
 */
final class SupervisedProcess {

    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);
    private static final Duration HEALTH_CHECK_INTERVAL = Duration.ofMillis(250);
    private static final Duration WATCHER_TIMEOUT = Duration.ofSeconds(5);

    private final ProcessSpec spec;
    private final Path log;
    private final Runnable onChange;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watcher;
    private volatile @Nullable Process process;
    private String lastRefusal = "";
    private final AtomicInteger restarts = new AtomicInteger();

    SupervisedProcess(ProcessSpec spec, Path log, Runnable onChange) {
        this.spec = spec;
        this.log = log;
        this.onChange = onChange;
        this.watcher = Thread.ofVirtual().name("watch-" + spec.name()).unstarted(this::watch);
    }

    ProcessSpec spec() {
        return spec;
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

    /** The current process; pid 0 when there is none. */
    RunRecord.Entry entry() {
        var current = process;
        var id = current == null ? new ProcessId(0, Instant.EPOCH) : ProcessId.of(current.toHandle());
        return new RunRecord.Entry(spec.name(), id, spec.port(), spec.managementPort(), spec.health(), restarts.get());
    }

    boolean isHealthy() {
        var current = process;
        return current != null && current.isAlive() && spec.health().isHealthy(spec.port(), spec.managementPort());
    }

    private void watch() {
        var delay = FIRST_DELAY;
        while (!isStopping()) {
            if (runOnce()) {
                delay = FIRST_DELAY;
            }
            if (stopsWithin(delay)) {
                return;
            }
            restarts.incrementAndGet();
            delay = delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0 ? delay.multipliedBy(2) : LONGEST_DELAY;
        }
    }

    /** Runs the process from its start to its end; true when it was healthy in between. */
    private boolean runOnce() {
        var wasHealthy = false;
        try {
            var started = launch();
            process = started;
            onChange.run();
            if (isStopping()) {
                started.destroy();
            }
            while (!wasHealthy && !started.waitFor(HEALTH_CHECK_INTERVAL)) {
                prepare();
                wasHealthy = isHealthy();
            }
            started.waitFor();
        } catch (IOException refused) {
            writeToLog("could not be started: " + refused.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return wasHealthy;
    }

    /** Called several times a second, so a refusal that lasts is logged once. */
    private void prepare() {
        try {
            spec.health().prepare(spec.port());
            lastRefusal = "";
        } catch (StoreException refused) {
            var reason = String.valueOf(refused.getMessage());
            if (!reason.equals(lastRefusal)) {
                writeToLog("isn't ready: " + reason);
            }
            lastRefusal = reason;
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(inOwnSession(spec.command()))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    /**
     * A session of its own, so that Ctrl-C at the terminal reaches only the launcher, which then ends the others in
     * order.
     */
    private static List<String> inOwnSession(List<String> command) {
        var setsid = Path.of("/usr/bin/setsid");
        if (!Files.isExecutable(setsid)) {
            return command;
        }
        var wrapped = new ArrayList<String>();
        wrapped.add(setsid.toString());
        wrapped.addAll(command);
        return wrapped;
    }

    private void writeToLog(String what) {
        try {
            Files.writeString(
                    log,
                    "launcher: %s %s%n".formatted(spec.name(), what),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            System.err.printf("renewal: %s %s%n", spec.name(), what);
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

    /** Requests the end; {@link #awaitEnd} then waits for it. */
    void requestEnd() {
        stopping.countDown();
        var current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Returns when the process is gone, by force after the timeout. Returns whether it ended without force. */
    boolean awaitEnd(Duration timeout) {
        var endedByItself = endCurrent(timeout);
        try {
            // It may just have been restarting the process, which it then ends itself.
            if (watcher.getState() != Thread.State.NEW && !watcher.join(WATCHER_TIMEOUT)) {
                endedByItself = false;
                endCurrent(Duration.ZERO);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return endedByItself;
    }

    private boolean endCurrent(Duration timeout) {
        var current = process;
        return current == null || ProcessId.of(current.toHandle()).end(timeout);
    }
}
