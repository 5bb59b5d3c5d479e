package city.renewal.local.mongod;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@code mongod} that runs for a test or a benchmark, until it is closed or this process ends. */
public final class RunningMongod implements AutoCloseable {

    private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(90);
    /** As long as the launcher waits. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Process process;
    private final ReplicaSet replicaSet;

    private RunningMongod(Process process, ReplicaSet replicaSet) {
        this.process = process;
        this.replicaSet = replicaSet;
    }

    /**
     * Returns when the server accepts writes.
     *
     * @param folder where its data and its log {@code mongod.log} are kept
     * @throws StoreException if it ends or accepts no writes in time
     */
    public static RunningMongod start(Mongod program, Path folder) throws IOException {
        var data = Files.createDirectories(folder.resolve("mongod"));
        var log = folder.resolve("mongod.log");
        var port = freePort();
        var builder = new ProcessBuilder(program.command(data, port))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Mongod.environment());
        var running = new RunningMongod(builder.start(), new ReplicaSet(port));
        Runtime.getRuntime().addShutdownHook(new Thread(running.process::destroyForcibly));
        try {
            running.awaitPrimary(log);
            return running;
        } catch (StoreException failed) {
            running.close();
            throw failed;
        }
    }

    private void awaitPrimary(Path log) throws IOException {
        var deadline = System.nanoTime() + STARTUP_TIMEOUT.toNanos();
        while (!replicaSet.isPrimary()) {
            if (!process.isAlive()) {
                throw new StoreException("mongod ended with code %d; it last said: %s"
                        .formatted(process.exitValue(), MongodLog.lastError(Files.readAllLines(log))));
            }
            if (System.nanoTime() > deadline) {
                throw new StoreException(
                        "mongod accepts no writes after %d s; see %s".formatted(STARTUP_TIMEOUT.toSeconds(), log));
            }
            replicaSet.initiate();
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while mongod was starting", stop);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The address, from which each test gets a database. */
    public StoreAddress address() {
        return StoreAddress.of(replicaSet.uri());
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
