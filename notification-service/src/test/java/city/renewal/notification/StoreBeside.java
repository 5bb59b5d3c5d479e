package city.renewal.notification;

import city.renewal.local.mongod.RunningMongod;
import city.renewal.local.mongod.StoreChoice;
import city.renewal.local.mongod.TestDatabases;
import city.renewal.local.store.StoreProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The store of a benchmark, by the rule of {@link StoreChoice}, durable: a {@code mongod} or the embedded store in a
 * process of its own, or a new database on the MongoDB of {@code MONGODB_URI}, which is dropped at the end.
 *
 * @param uri with a database
 * @param process null: it runs elsewhere
 */
record StoreBeside(String name, String uri, @Nullable Process process, Runnable end) implements AutoCloseable {
    static StoreBeside start(Path folder) throws IOException {
        var choice = StoreChoice.of(System.getenv());
        return switch (choice) {
            case StoreChoice.External(var address) -> {
                var databases = new TestDatabases(address);
                yield new StoreBeside(choice.description(), databases.fresh(), null, databases::close);
            }
            case StoreChoice.LocalMongod(var program) -> {
                var mongod = RunningMongod.start(program, folder);
                yield new StoreBeside(
                        choice.description(), mongod.address().database("bench"), mongod.process(), mongod::close);
            }
            case StoreChoice.Embedded() -> embedded(folder);
        };
    }

    private static StoreBeside embedded(Path folder) throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx10g",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        "--data",
                        folder.resolve("store").toString(),
                        "--port",
                        "0")
                .redirectError(folder.resolve("store.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        // It says nothing more after that.
        var ready = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (ready == null) {
            throw new IOException("The store did not start: " + folder.resolve("store.log"));
        }
        return new StoreBeside(
                "the embedded one, durable, in a process of its own",
                ready.substring(ready.indexOf("mongodb://")) + "/bench",
                process,
                process::destroy);
    }

    /** Processor time since its start; nothing for one that runs elsewhere. */
    Duration processorTime() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        end.run();
    }
}
